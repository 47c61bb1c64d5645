package org.tallyman.dialect.jt600;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.Decoded.answer;
import static org.tallyman.dialect.Decoded.attributes;
import static org.tallyman.dialect.Decoded.codes;
import static org.tallyman.dialect.Decoded.observations;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Identity;
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

class Jt600DialectTest {

    private static final Instant AT = Instant.parse("2024-03-02T10:20:30Z");

    /** At 10.5, -20.25 with 18 knots to 90 degrees. */
    private static final String LOCATION = "020324102030" + "10300000" + "020150000" + "3" + "12" + "2d";

    /** Its rope is cut, and it wants an answer. */
    private static final String PADLOCK = "24" + "0500000001" + "16" + "11" + "0023" + LOCATION + "0000000c" + "07"
            + "00000000" + "08e8" + "50" + "000600051e" + "09";

    private static final String U01 =
            "(0500000001,U01,020324,102030,T,10.500000,N,20.250000,W,20.5,90,7,80%,00001001000000,6,5,30,12,33)";
    private static final String P45 =
            "(0500000001,P45,020324,102030,10.500000,N,20.250000,W,A,0,90,1,1,0000000042,0,2,17,0,0)";

    private static final String SLAVE =
            HexFormat.of().formatHex("(0500000001,1,168,WLNET,5,2,".getBytes(StandardCharsets.US_ASCII)) + LOCATION
                    + "020324102130" + "1122334455" + "01" + "0140" + "5a" + "40" + "01" + "ffce" + "2c" + "000000"
                    + "29";

    @Test
    void readsManyRecordsOfAPadlock() {
        String record = PADLOCK.substring(20, 88);
        String message = "24" + "0500000001" + "16" + "11" + "0111" + record.repeat(8) + "09";
        byte[] bytes = HexFormat.of().parseHex(message);
        assertThat(FramingConformance.trickle(new Jt600Framing(), bytes)).containsExactly(bytes);
        assertThat(observations(decode(message)).stream().filter(Fix.class::isInstance))
                .hasSize(8);
    }

    @Test
    void readsReportsOfLaterKinds() {
        String later = U01.replace("U01", "U12");
        Decoding decoding = Frames.decode(new Jt600Dialect(), Frames.text(later));
        assertThat(observations(decoding)).hasAtLeastOneElementOfType(Fix.class);
        assertThat(decoding.reply()).isEmpty();
        Decoding event = Frames.decode(new Jt600Dialect(), Frames.text(later.replace("U12,", "U12,5,")));
        assertThat(observations(event)).hasAtLeastOneElementOfType(Fix.class);
        assertThat(attributes(event)).containsEntry("event", 5.0);
    }

    @Test
    void readsAPadlock() {
        Decoding decoding = decode(PADLOCK);
        assertThat(decoding.ids()).containsExactly("0500000001", "500000001");
        assertThat(observations(decoding))
                .containsExactly(
                        new Fix(AT, true, 10.5, -20.25, null, 18 * 1.852, 90.0, null),
                        new Measurement(AT, "battery", 80, "%", ""),
                        new Signal(AT, SignalKind.INPUT, "lockRope", true),
                        new DeviceStatus(
                                AT,
                                "report",
                                Map.of(
                                        "odometer",
                                        12_000L,
                                        "sat",
                                        7,
                                        "status",
                                        0x8E8,
                                        "blocked",
                                        true,
                                        "batteryLevel",
                                        80.0,
                                        "alarm",
                                        "tampering,lowBattery",
                                        "network",
                                        Map.of(
                                                "cellTowers",
                                                List.of(Map.of(
                                                        "mobileCountryCode",
                                                        0L,
                                                        "mobileNetworkCode",
                                                        0L,
                                                        "locationAreaCode",
                                                        5L,
                                                        "cellId",
                                                        6L,
                                                        "signalStrength",
                                                        -30L))))));
        assertThat(answer(decoding)).isEqualTo("(P35)");
        assertThat(decoding.reply().map(Reply::acknowledges)).contains(true);
        assertThat(answer(decode(PADLOCK.replace("0000000116", "0000000119")))).isEqualTo("(P69,0,9)");
        assertThat(answer(decode(PADLOCK.replace("08e8", "08c8")))).isEmpty();
    }

    @Test
    void readsManyRecords() {
        String first = LOCATION + "0900" + "00" + "0123" + "0006" + "0005" + "1e";
        String second = LOCATION.replace("102030", "102040") + "0900" + "00" + "0123" + "0006" + "0005" + "1e";
        Decoding decoding = decode("24" + "5000000001" + "11" + "0036" + first + second + "01");
        assertThat(observations(decoding))
                .contains(
                        new Fix(AT, true, 10.5, -20.25, 291.0, 12 * 1.852, 90.0, null),
                        new Fix(AT.plusSeconds(10), true, 10.5, -20.25, 291.0, 12 * 1.852, 90.0, null));
    }

    @Test
    void readsVehicles() {
        assertThat(attributes(decode(
                        "24" + "5000000001" + "21" + "001b" + LOCATION + "01" + "41030800" + "0000000c" + "02" + "01")))
                .isEqualTo(Map.of(
                        "ignition",
                        true,
                        "door",
                        true,
                        "charge",
                        true,
                        "blocked",
                        true,
                        "alarm",
                        "tow",
                        "odometer",
                        12_000L,
                        "fuel",
                        258));
        assertThat(attributes(decode(
                        "24" + "5000000001" + "31" + "001b" + LOCATION + "001002" + "00300004" + "000001" + "01")))
                .isEqualTo(Map.of(
                        "fuel1", 1L, "fuel2", 2L, "fuel3", 3L, "odometer", 4_000L, "ignition", true, "status", 1));
    }

    @Test
    void readsAPadlockInWords() {
        Decoding decoding = text(U01);
        assertThat(decoding.ids()).containsExactly("0500000001");
        assertThat(answer(decoding)).isEqualTo("(S39)");
        assertThat(observations(decoding))
                .startsWith(new Fix(AT, true, 10.5, -20.25, null, 20.5 * 1.609344, 90.0, null));
        assertThat(attributes(decoding))
                .containsEntry("status", 576L)
                .containsEntry("batteryLevel", 80.0)
                .containsEntry("odometer", 12_000.0)
                .containsEntry("index", 33.0);
        Decoding event = text(U01.replace("U01,", "U06,11,"));
        assertThat(answer(event)).isEqualTo("(S20)");
        assertThat(attributes(event)).containsEntry("event", 11.0).containsEntry("index", 33.0);
    }

    @Test
    void readsWhoTriedALock() {
        Decoding decoding = text(P45);
        assertThat(answer(decoding)).isEqualTo("(P69,0,17)");
        assertThat(observations(decoding)).startsWith(new Fix(AT, true, 10.5, -20.25, null, 0.0, 90.0, null));
        assertThat(attributes(decoding))
                .isEqualTo(Map.of(
                        "eventSource",
                        1.0,
                        "unlockStatus",
                        1.0,
                        "driverUniqueId",
                        "0000000042",
                        "wrongPasswords",
                        2.0));
    }

    @Test
    void readsOlderSentences() {
        Decoding decoding = text("(0500000001,W01,02015.0000,W,1030.0000,N,A,020324,102030,36,90,80,7,30,1,0)");
        assertThat(observations(decoding)).startsWith(new Fix(AT, true, 10.5, -20.25, null, 36.0, 90.0, null));
        assertThat(attributes(decoding))
                .isEqualTo(Map.of("batteryLevel", 80.0, "gps", 7.0, "rssi", 30.0, "alertType", 1.0));
    }

    @Test
    void readsASensorAtItsOwnTime() {
        Instant heard = AT.plusSeconds(60);
        assertThat(observations(decode(SLAVE)))
                .contains(
                        new Fix(AT, true, 10.5, -20.25, null, 18 * 1.852, 90.0, null),
                        new Measurement(heard, "temperature", -5.0, "Cel", "1"),
                        new Measurement(heard, "humidity", 44, "%", ""));
        assertThat(attributes(decode(SLAVE)))
                .containsEntry("sensorId", "1122334455")
                .containsEntry("sensorBattery", 3.2)
                .containsEntry("sensorRssi", -64);
    }

    @Test
    void tellsWhatALockSaysBeforeItsFirstFix() {
        String unknown = "000000000000" + "00000000" + "000000000" + "0" + "00" + "00";
        Decoding padlock = decode(PADLOCK.replace(LOCATION, unknown));
        assertThat(observations(padlock))
                .contains(new Measurement(Frames.RECEIVED, "battery", 80, "%", ""))
                .contains(new Signal(Frames.RECEIVED, SignalKind.INPUT, "lockRope", true));
        assertThat(padlock.elements()).extracting(Element::identity).containsOnly(Identity.NONE);
        assertThat(answer(padlock)).isEqualTo("(P35)");
        Decoding opened = text(P45.replace("020324,102030", "000000,000000").replace(",W,A,", ",W,V,"));
        assertThat(opened.rejections()).isEmpty();
        assertThat(attributes(opened)).containsEntry("unlockStatus", 1.0).containsEntry("driverUniqueId", "0000000042");
        assertThat(answer(opened)).isEqualTo("(P69,0,17)");
        Decoding heard = decode(SLAVE.replace(LOCATION, unknown));
        assertThat(observations(heard))
                .noneMatch(Fix.class::isInstance)
                .contains(new Measurement(AT.plusSeconds(60), "temperature", -5.0, "Cel", "1"));
    }

    /** It is kept all the same, so that the lock need not say it for ever. */
    @Test
    void answersAPositionWhoseTimeIsNone() {
        Decoding decoding = text(U01.replace("020324", "320324"));
        assertThat(decoding.elements()).isEmpty();
        assertThat(codes(decoding)).containsExactly("time");
        assertThat(answer(decoding)).isEqualTo("(S39)");
    }

    @Test
    void undoesEscapesInTheLine() {
        String escaped = SLAVE.replace("1122334455", "3d153d143d113d0055").replace("2c00000029", "3d1100000029");
        FramingConformance.First first =
                FramingConformance.first(new Jt600Framing(), HexFormat.of().parseHex(escaped));
        assertThat(first.frame()).isEqualTo(SLAVE.replace("1122334455", "28292c3d55"));
        assertThat(first.consumed()).isEqualTo(escaped.length() / 2);
        byte[] line = ("\r\n" + U01 + "x" + P45 + "(05").getBytes(StandardCharsets.US_ASCII);
        assertThat(FramingConformance.trickle(new Jt600Framing(), line)).hasSize(2);
        byte[] padlocks = HexFormat.of().parseHex("00" + PADLOCK + PADLOCK);
        assertThat(FramingConformance.trickle(new Jt600Framing(), padlocks)).hasSize(2);
        assertThat(FramingConformance.first(new Jt600Framing(), HexFormat.of().parseHex("24" + "ff".repeat(20)))
                        .frame())
                .isNull();
    }

    @Test
    void understandsWhatTellsNothing() {
        assertThat(text("(0500000001,@JT)").elements()).isEmpty();
        assertThat(text("(0500000001,@JT)").rejections()).isEmpty();
        assertThat(attributes(text("(0500000001,P11,1)"))).containsEntry("result", "(0500000001,P11,1)");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String sentence : List.of(
                "", "()", "(x,U01)", "(0500000001,U01,1)", "(0500000001,Q1)", "(0500000001,1,168,WLNET,5,2,x)")) {
            assertThat(text(sentence).rejections()).as(sentence).hasSize(1);
            assertThat(text(sentence).reply()).as(sentence).isEmpty();
        }
        assertThat(codes(decode(PADLOCK.replace("020324102030", "f20324102030"))))
                .containsExactly("time");
        assertThat(decode(PADLOCK + "00").rejections()).hasSize(1);
        assertThat(decode("24" + "0500000001" + "16" + "11" + "0001" + "09").rejections())
                .hasSize(1);
    }

    @Test
    void survivesDamage() {
        HostileLines.survive(
                new Jt600Dialect(),
                Map.of(),
                HexFormat.of().parseHex(PADLOCK),
                HexFormat.of().parseHex(SLAVE),
                HexFormat.of()
                        .parseHex("24" + "5000000001" + "21" + "001b" + LOCATION + "01" + "41030800" + "0000000c" + "02"
                                + "01"),
                HexFormat.of()
                        .parseHex("24" + "5000000001" + "31" + "001b" + LOCATION + "001002" + "00300004" + "000001"
                                + "01"),
                U01.getBytes(StandardCharsets.US_ASCII),
                P45.getBytes(StandardCharsets.US_ASCII));
    }

    private static Decoding decode(String hex) {
        return Frames.decode(new Jt600Dialect(), Frames.bytes(HexFormat.of().parseHex(hex)));
    }

    private static Decoding text(String sentence) {
        return Frames.decode(new Jt600Dialect(), Frames.text(sentence));
    }

    @Test
    void writesCommands() {
        assertThat(written("engineStop", Map.of())).isEqualTo("(S07,0)");
        assertThat(written("engineResume", Map.of())).isEqualTo("(S07,1)");
        assertThat(written("rebootDevice", Map.of())).isEqualTo("(S17)");
        assertThat(written("custom", Map.of("data", "S09,1,-210"))).isEqualTo("(S09,1,-210)");
        for (Command command : List.of(new Command("dance", Map.of(), AT), new Command("custom", Map.of(), AT))) {
            assertThat(new Jt600Dialect().command(command, "", Profile.DEFAULT)).isInstanceOf(Parsed.Refused.class);
        }
    }

    private static String written(String type, Map<String, String> params) {
        return new Jt600Dialect().command(new Command(type, params, AT), "", Profile.DEFAULT)
                        instanceof Parsed.Ok<byte[]>(byte[] bytes)
                ? new String(bytes, StandardCharsets.US_ASCII)
                : "";
    }
}
