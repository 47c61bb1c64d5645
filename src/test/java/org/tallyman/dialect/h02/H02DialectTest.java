package org.tallyman.dialect.h02;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.Decoded.answer;
import static org.tallyman.dialect.Decoded.attributes;
import static org.tallyman.dialect.Decoded.observations;

import java.io.ByteArrayOutputStream;
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

class H02DialectTest {

    private static final Instant AT = Instant.parse("2024-03-02T10:20:30Z");
    private static final Fix FIX = new Fix(AT, true, 10.5, -20.25, null, 18.52, 90.0, null);
    private static final String V1 = "*HQ,7000000001,V1,102030,A,1030.0000,N,02015.0000,W,010.00,090,020324,FFFFFBFF#";

    /** The same report as {@link #V1}, with its battery full. */
    private static final String BINARY = "24" + "7000000001" + "102030" + "020324" + "10300000" + "06" + "0201500006"
            + "010090" + "fffffbff" + "000001";

    @Test
    void readsAPositionAndConfirmsIt() {
        Decoding decoding = decode(V1);
        assertThat(decoding.ids()).containsExactly("7000000001");
        assertThat(observations(decoding))
                .containsExactly(
                        FIX,
                        new Signal(AT, SignalKind.INPUT, "ignition", false),
                        new DeviceStatus(AT, "report", Map.of("ignition", false, "status", 0xFFFFFBFFL)));
        assertThat(decoding.reply().map(Reply::acknowledges)).contains(true);
        assertThat(answer(decoding)).isEqualTo("*HQ,7000000001,V4,V1,20260508120000#");
    }

    @Test
    void readsTheSameFromBinary() {
        Decoding decoding =
                Frames.decode(new H02Dialect(), Frames.bytes(HexFormat.of().parseHex(BINARY)));
        assertThat(decoding.ids()).containsExactly("7000000001");
        assertThat(observations(decoding)).contains(FIX, new Measurement(AT, "battery", 100, "%", ""));
        assertThat(decoding.reply()).isEmpty();
    }

    @Test
    void readsEverySpellingOfACoordinate() {
        for (String spelling : List.of(
                "1030.0000,N,02015.0000,W",
                "10300000,N,020150000,W",
                "-10-30.0000,N,-20-15.0,W",
                "1030.0,N,2015.00,W")) {
            assertThat(observations(decode(V1.replace("1030.0000,N,02015.0000,W", spelling)))
                            .getFirst())
                    .as(spelling)
                    .isEqualTo(FIX);
        }
    }

    @Test
    void makesNoPositionOfEmptyFields() {
        Decoding decoding = decode("*HQ,7000000001,V1,,V,,N,,E,0.00,0,,FFF7FBFE#");
        assertThat(decoding.reply()).isEmpty();
        assertThat(observations(decoding)).noneMatch(Fix.class::isInstance);
        assertThat(attributes(decoding)).containsEntry("alarm", "vibration,powerCut");
        assertThat(decoding.elements()).extracting(Element::identity).containsOnly(Identity.NONE);
    }

    @Test
    void tellsAlarmsOfADeviceWithoutDateAndSky() {
        for (String sentence : List.of(
                "*HQ,7000000001,V1,102030,V,0000.0000,,00000.0000,,0.00,0,000000,FFF7FBFE#",
                "*HQ,7000000001,V1,102030,V,,N,,E,0.00,0,000000,FFF7FBFE#")) {
            Decoding decoding = decode(sentence);
            assertThat(observations(decoding)).as(sentence).noneMatch(Fix.class::isInstance);
            assertThat(attributes(decoding)).as(sentence).containsEntry("alarm", "vibration,powerCut");
            assertThat(decoding.elements().getLast().observation().observedAt())
                    .as(sentence)
                    .isEqualTo("2026-05-08T10:20:30Z");
        }
        assertThat(decode(V1.replace("020324", "000000")).elements()).isEmpty();
    }

    @Test
    void readsAPositionWithoutADate() {
        Decoding decoding = decode("*HQ,7000000001,V1,102030,A,1030.0000,N,02015.0000,W,010.00,090#");
        assertThat(observations(decoding))
                .startsWith(
                        new Fix(Instant.parse("2026-05-08T10:20:30Z"), true, 10.5, -20.25, null, 18.52, 90.0, null));
    }

    @Test
    void saysThatAnOldFixIsOne() {
        assertThat(observations(decode(V1.replace(",A,", ",V,"))).getFirst())
                .isInstanceOfSatisfying(
                        Fix.class, fix -> assertThat(fix.valid()).isFalse());
    }

    @Test
    void readsTheAnswerToACommand() {
        Decoding decoding = decode(V1.replace("V1,", "V4,S20,DONE,101500,"));
        assertThat(observations(decoding)).startsWith(FIX);
        assertThat(attributes(decoding)).containsEntry("result", "S20,DONE,101500");
        assertThat(decoding.reply()).isEmpty();
        assertThat(attributes(decode("*HQ,7000000001,V4,S20,ERROR#"))).containsEntry("result", "S20,ERROR");
    }

    @Test
    void readsWhatMakersAdd() {
        assertThat(attributes(decode(V1.replace("#", ",460,,0a#"))))
                .containsEntry("io1", "460")
                .containsEntry("io3", "0a")
                .doesNotContainKey("io2");
        assertThat(attributes(decode(V1.replace("#", ",1200,-5,75.5,8,1A,2B#"))))
                .containsEntry("odometer", 1200L)
                .containsEntry("temp1", -5L)
                .containsEntry("fuel", 75.5)
                .containsEntry(
                        "network",
                        Map.of(
                                "cellTowers",
                                List.of(Map.of(
                                        "mobileCountryCode",
                                        0L,
                                        "mobileNetworkCode",
                                        0L,
                                        "locationAreaCode",
                                        26L,
                                        "cellId",
                                        43L))));
    }

    @Test
    void readsCells() {
        Decoding decoding = decode("*HQ,7000000001,NBR,102030,262,01,0,2,5,6,70,7,8,90,020324,FFFFFFFF#");
        assertThat(answer(decoding)).isEqualTo("*HQ,7000000001,V4,NBR,20260508120000#");
        assertThat(observations(decoding)).hasSize(2).noneMatch(Fix.class::isInstance);
        assertThat(decoding.elements().getLast().observation().observedAt()).isEqualTo(AT);
        assertThat(cells(decoding))
                .containsExactly(
                        Map.of(
                                "mobileCountryCode",
                                262L,
                                "mobileNetworkCode",
                                1L,
                                "locationAreaCode",
                                5L,
                                "cellId",
                                6L,
                                "signalStrength",
                                -70L),
                        Map.of(
                                "mobileCountryCode",
                                262L,
                                "mobileNetworkCode",
                                1L,
                                "locationAreaCode",
                                7L,
                                "cellId",
                                8L,
                                "signalStrength",
                                -90L));
        assertThat(cells(decode("*hq,700000000000001,VP1,V,262,1,5,6,-70Y7,8,-90#")))
                .isEqualTo(cells(decoding));
        assertThat(cells(decode("*HQ,7000000001,V3,102030,26201,02,5,6,1,0,7,8,1,,02A1,0,X,020324,FFFFFFFF#")))
                .hasSize(2);
    }

    @Test
    void takesAPositionOfTodayAsOfNow() {
        String sentence = "*hq,700000000000001,VP1,A,1030.0000,N,02015.0000,W,10.0,90.0,080526#";
        assertThat(observations(decode(sentence)).getFirst().observedAt()).isEqualTo(Frames.RECEIVED);
        assertThat(observations(decode(sentence.replace("080526", "070526")))
                        .getFirst()
                        .observedAt())
                .isEqualTo(Instant.parse("2026-05-07T00:00:00Z"));
    }

    @Test
    void answersAHeartbeat() {
        Decoding decoding = decode("*HQ,7000000001,HTBT,85#");
        assertThat(answer(decoding)).isEqualTo("*HQ,7000000001,HTBT#");
        assertThat(decoding.reply().map(Reply::acknowledges)).contains(false);
        assertThat(attributes(decoding)).containsEntry("batteryLevel", 85.0);
        assertThat(decode("*HQ,7000000001,HTBT#").elements()).isEmpty();
    }

    @Test
    void acknowledgesMoreWhereTheProfileSaysSo() {
        Decoding decoding = new H02Dialect()
                .open(new Profile(Map.of("ack", "true")))
                .receive(Frames.bytes(HexFormat.of().parseHex(BINARY)));
        assertThat(answer(decoding)).isEqualTo("*HQ,7000000001,R12,120000#");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String sentence : List.of("*HQ,7000000001,Q9,1#", "*#", "", "HQ,1,V1#")) {
            assertThat(decode(sentence).rejections()).as(sentence).hasSize(1);
        }
        assertThat(Frames.decode(
                                new H02Dialect(),
                                Frames.bytes(HexFormat.of().parseHex(BINARY.replace("102030", "1a2030"))))
                        .rejections())
                .hasSize(1);
    }

    @Test
    void readsTheCellOfALongReport() {
        byte[] report = HexFormat.of().parseHex(BINARY.substring(0, 58) + "ff0010060000000001060202990c9c01");
        assertThat(report).hasSize(45);
        assertThat(cells(Frames.decode(new H02Dialect(), Frames.bytes(report))))
                .containsExactly(Map.of(
                        "mobileCountryCode", 262L,
                        "mobileNetworkCode", 2L,
                        "locationAreaCode", 0x0299L,
                        "cellId", 0x0C9CL));
    }

    @Test
    void learnsHowLongReportsAre() {
        byte[] report = HexFormat.of().parseHex(BINARY);
        byte[] longer = HexFormat.of().parseHex(BINARY + "00".repeat(13));
        byte[] sentence = (V1 + "\r\n").getBytes(StandardCharsets.US_ASCII);
        H02Framing framing = new H02Framing();
        assertThat(FramingConformance.first(framing, longer).consumed()).isEqualTo(45);
        assertThat(FramingConformance.first(framing, report)).isEqualTo(new FramingConformance.First(null, 0));
        assertThat(FramingConformance.trickle(new H02Framing(), join(report, sentence, report)))
                .containsExactly(report, V1.getBytes(StandardCharsets.US_ASCII), report);
        assertThat(FramingConformance.first(new H02Framing(), join(longer, longer))
                        .consumed())
                .isEqualTo(45);
        assertThat(FramingConformance.first(new H02Framing(), join(report, report))
                        .consumed())
                .isEqualTo(32);
    }

    @Test
    void refusesACommandThatCannotBe() {
        for (Command command : List.of(
                new Command("dance", Map.of(), AT),
                new Command("custom", Map.of(), AT),
                new Command("positionPeriodic", Map.of("frequency", "-1"), AT))) {
            assertThat(new H02Dialect().command(command, "1", Profile.DEFAULT)).isInstanceOf(Parsed.Refused.class);
        }
    }

    @Test
    void survivesDamage() {
        HostileLines.survive(
                new H02Dialect(),
                Map.of(),
                V1.getBytes(StandardCharsets.US_ASCII),
                HexFormat.of().parseHex(BINARY),
                "*HQ,7000000001,V4,S20,DONE,101500,102030,A,-10-30.0,N,02015.0000,W,1,9,020324,FFFFFFFF,1,2,3.0,4,5,6#"
                        .getBytes(StandardCharsets.US_ASCII),
                "*HQ,7000000001,NBR,102030,262,01,0,2,5,6,70,7,8,90,020324,FFFFFFFF#"
                        .getBytes(StandardCharsets.US_ASCII),
                "*hq,700000000000001,VP1,V,262,1,5,6,70Y7,8,90#".getBytes(StandardCharsets.US_ASCII));
    }

    private static Decoding decode(String sentence) {
        return Frames.decode(new H02Dialect(), Frames.text(sentence));
    }

    private static List<Object> cells(Decoding decoding) {
        Object network = attributes(decoding).get("network");
        assertThat(network).isInstanceOf(Map.class);
        return network instanceof Map<?, ?> map && map.get("cellTowers") instanceof List<?> cells
                ? List.copyOf(cells)
                : List.of();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
