package org.tallyman.dialect.tk103;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.Decoded.answer;
import static org.tallyman.dialect.Decoded.attributes;
import static org.tallyman.dialect.Decoded.observations;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.HostileLines;
import org.tallyman.ident.Parsed;

class Tk103DialectTest {

    private static final Instant AT = Instant.parse("2024-03-02T10:20:30Z");
    private static final Fix FIX = new Fix(AT, true, 10.5, -20.25, null, 36.5, 90.5, null);
    private static final String REPORT =
            "(070000000001BR00240302A1030.0000N02015.0000W036.5102030090.5001180064L000003E8-12.5)";
    private static final String COMMAS =
            "(700000000000001,DW3B,020324,A,1030.0000N,02015.00000W,36.500,102030,90.50,-8.5,9)";
    private static final String CELLS = "(700000000000001,DW5B,262,1,5,6,1,02:00:00:00:00:01*-70*11,020324,102030)";
    private static final String RESULT = "(700000000000001,ZC03,020324,102030,$a (b), c$)";

    @Test
    void greetsADevice() {
        assertThat(answer(decode("(070000000001BP00000070000000001HSO)"))).isEqualTo("(070000000001AP01HSO)");
        Decoding decoding = decode(REPORT.replace("BR00", "BP05000070000000001"));
        assertThat(decoding.ids()).containsExactly("070000000001");
        assertThat(answer(decoding)).isEqualTo("(070000000001AP05)");
        assertThat(decoding.reply().map(Reply::acknowledges)).contains(false);
        assertThat(observations(decoding)).startsWith(FIX);
        assertThat(answer(decode(COMMAS.replace("DW3B", "BP05")))).isEmpty();
    }

    @Test
    void readsFieldsOfFixedWidth() {
        assertThat(observations(decode(REPORT)))
                .containsExactly(
                        FIX,
                        new Signal(AT, SignalKind.INPUT, "ignition", true),
                        new Signal(AT, SignalKind.INPUT, "in2", true),
                        new Signal(AT, SignalKind.DOOR, "door", true),
                        new Measurement(AT, "temperature", -12.5, "Cel", "1"),
                        new DeviceStatus(
                                AT,
                                "report",
                                Map.of(
                                        "charge",
                                        true,
                                        "ignition",
                                        true,
                                        "in2",
                                        1L,
                                        "panic",
                                        0L,
                                        "out2",
                                        0L,
                                        "door",
                                        1,
                                        "fuel",
                                        100L,
                                        "odometer",
                                        1000L,
                                        "temp1",
                                        -12.5)));
    }

    @Test
    void readsFieldsBetweenCommas() {
        Decoding decoding = decode(COMMAS);
        assertThat(decoding.ids()).containsExactly("700000000000001");
        assertThat(observations(decoding)).startsWith(FIX);
        assertThat(attributes(decoding)).isEqualTo(Map.of("altitude", -8.5, "sat", 9.0));
        assertThat(observations(decode(COMMAS.replace("90.50,-8.5,9", "90.5")))).containsExactly(FIX);
    }

    @Test
    void readsAlarms() {
        assertThat(attributes(decode(COMMAS.replace("DW3B", "ZC17")))).containsEntry("alarm", "removing");
        assertThat(attributes(decode(COMMAS.replace("DW3B", "ZC16")))).containsEntry("ignition", false);
        assertThat(attributes(decode(REPORT.replace("BR00", "BO012")))).containsEntry("alarm", "sos");
        Decoding trip = decode(REPORT.replace("BR00", "BQ81,ALARM,4,120,"));
        assertThat(observations(trip)).startsWith(FIX);
        assertThat(attributes(trip)).containsEntry("alarm", "hardBraking");
    }

    @Test
    void makesNoPositionOfCells() {
        Decoding decoding = decode(CELLS);
        assertThat(observations(decoding))
                .containsExactly(new DeviceStatus(
                        AT,
                        "report",
                        Map.of(
                                "network",
                                Map.of(
                                        "cellTowers", List.of(cell(262, 1, 5, 6)),
                                        "wifiAccessPoints",
                                                List.of(Map.of(
                                                        "macAddress", "02:00:00:00:00:01", "signalStrength", -70L))))));
        assertThat(attributes(decode("(070000000001BZ00,262,1,a,B,0)")))
                .containsEntry("network", Map.of("cellTowers", List.of(cell(262, 1, 10, 11))));
        assertThat(attributes(decode("(070000000001BR00,{262,1,5,6}\n{262,1,7,8},000003E8)")))
                .containsEntry("network", Map.of("cellTowers", List.of(cell(262, 1, 5, 6), cell(262, 1, 7, 8))))
                .containsEntry("odometer", 1000L);
    }

    private static Map<String, Object> cell(long country, long network, long area, long cell) {
        return Map.of(
                "mobileCountryCode", country,
                "mobileNetworkCode", network,
                "locationAreaCode", area,
                "cellId", cell);
    }

    @Test
    void readsBatteries() {
        assertThat(attributes(decode("(070000000001,ZC20,020324,102030,5,398,65535,0)")))
                .isEqualTo(Map.of("batteryLevel", 80.0, "battery", 3.98));
        assertThat(attributes(decode("(070000000001BS5190:0215000075940258,91:0ED8020ECE01,92:42012801,96:014228)")))
                .isEqualTo(Map.ofEntries(
                        Map.entry("battery", 53.3),
                        Map.entry("batteryCurrent", 10.0),
                        Map.entry("batteryLevel", 60.0),
                        Map.entry("cellVoltageMax", 3.8),
                        Map.entry("maxCellVoltageCount", 2),
                        Map.entry("cellVoltageMin", 3.79),
                        Map.entry("minCellVoltageCount", 1),
                        Map.entry("maxTemp", 26),
                        Map.entry("maxTempCount", 1),
                        Map.entry("minTemp", 0),
                        Map.entry("minTempCount", 1),
                        Map.entry("cellTemp1", 26),
                        Map.entry("cellTemp2", 0)));
        String block = "aa5500" + "02" + "d80e" + "ce0e" + "0000".repeat(22) + "00" + "6400" + "d002" + "50" + "000100"
                + "0000" + "0a00" + "00" + "00".repeat(6) + "01" + "3c3d" + "3e" + "00".repeat(6) + "e803" + "10000000";
        assertThat(attributes(decode("(070000000001BS50" + block + ")")))
                .containsEntry("battery", 7.2)
                .containsEntry("battery2", 3.79)
                .doesNotContainKey("battery3")
                .containsEntry("batteryLevel", 80.0)
                .containsEntry("chargeProtection", true)
                .containsEntry("cycles", 10)
                .containsEntry("batteryTemp1", 22)
                .containsEntry("dischargeCapacity", 16L);
    }

    @Test
    void readsTextsWithBrackets() {
        assertThat(attributes(decode(RESULT))).isEqualTo(Map.of("result", "a (b), c"));
        assertThat(attributes(decode("(070000000001BV00WVWZZZ00000000001)")))
                .isEqualTo(Map.of("vin", "WVWZZZ00000000001"));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String message : List.of(
                "",
                "()",
                "(070000000001)",
                "(070000000001BQ86,0,1)",
                "(070000000001BR00240302A1060.0N02015.0W000.0102030)",
                "(070000000001BS51nothing)",
                "(070000000001,ZC20,1)")) {
            Decoding decoding = decode(message);
            assertThat(decoding.elements().stream().map(Element::observation))
                    .as(message)
                    .noneMatch(Fix.class::isInstance);
            assertThat(decoding.rejections()).as(message).hasSize(1);
        }
    }

    @Test
    void cutsMessagesWithTextsFromNoise() {
        byte[] line = ("\r\nx)" + RESULT + "\r\n" + REPORT + "(07").getBytes(StandardCharsets.US_ASCII);
        assertThat(FramingConformance.trickle(new Tk103Framing(), line))
                .extracting(frame -> new String(frame, StandardCharsets.US_ASCII))
                .containsExactly(RESULT, REPORT);
    }

    @Test
    void refusesACommandThatCannotBe() {
        for (Command command : List.of(
                new Command("dance", Map.of(), AT),
                new Command("custom", Map.of(), AT),
                new Command("setConnection", Map.of("port", "1"), AT),
                new Command("sosNumber", Map.of(), AT),
                new Command("outputControl", Map.of(), AT))) {
            for (String alternative : List.of("true", "false")) {
                Profile profile = new Profile(Map.of("alternative", alternative));
                assertThat(new Tk103Dialect().command(command, "1", profile)).isInstanceOf(Parsed.Refused.class);
            }
        }
        Command periodic = new Command("positionPeriodic", Map.of("frequency", "65536"), AT);
        assertThat(new Tk103Dialect().command(periodic, "1", Profile.DEFAULT)).isInstanceOf(Parsed.Refused.class);
    }

    @Test
    void survivesDamage() {
        HostileLines.survive(
                new Tk103Dialect(),
                Map.of(),
                REPORT.getBytes(StandardCharsets.US_ASCII),
                COMMAS.getBytes(StandardCharsets.US_ASCII),
                CELLS.getBytes(StandardCharsets.US_ASCII),
                RESULT.getBytes(StandardCharsets.US_ASCII),
                REPORT.replace("BR00", "BQ81,ALARM,4,120,").getBytes(StandardCharsets.US_ASCII),
                "(070000000001BR00,{262,1,5,6}\n{262,1,7,8},000003E8)".getBytes(StandardCharsets.US_ASCII),
                "(070000000001BS5190:0215000075940258,91:0ED8020ECE01,92:42012801,96:014228)"
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static Decoding decode(String message) {
        return Frames.decode(new Tk103Dialect(), Frames.text(message));
    }
}
