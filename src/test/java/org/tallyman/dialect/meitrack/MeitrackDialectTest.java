package org.tallyman.dialect.meitrack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.Decoded.attributes;
import static org.tallyman.dialect.Decoded.codes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.tracker.Checksums;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.HostileLines;
import org.tallyman.ident.Parsed;

class MeitrackDialectTest {

    private static final String IMEI = "861234567890123";
    private static final Instant AT = Instant.parse("2026-03-01T10:15:00Z");
    private static final String RECORD =
            "AAA,37,41.150000,-8.610000,260301101500,A,9,21,36,270,0.9,100,120500,3600,268|3|04D2|0000B801,0201,"
                    + "000A|000B|000C|0190|0514,12165644,,3,0C32,00FF6A|0107D0";

    @Test
    void readsARecordAsText() {
        Decoding decoding = decode(text(RECORD), Profile.DEFAULT);
        assertThat(decoding.ids()).containsExactly(IMEI);
        assertThat(decoding.checksum()).isEqualTo(Checksum.OK);
        assertThat(fixes(decoding)).containsExactly(new Fix(AT, true, 41.15, -8.61, 100.0, 36.0, 270.0, null));
        assertThat(attributes(decoding))
                .containsEntry("driverUniqueId", "12165644")
                .containsEntry("odometer", 120_500L)
                .containsEntry("input", 2L)
                .containsEntry("output", 1L)
                .containsEntry("adc3", 12L)
                .containsEntry("battery", 4.0)
                .containsEntry("power", 13.0)
                .containsEntry("fuelLevel", 12.5)
                .containsEntry("temp0", -1.5)
                .containsEntry("temp1", 20.0);
        assertThat(decoding.elements())
                .extracting(Element::observation)
                .contains(new Measurement(AT, "temperature", -1.5, "Cel", "0"));
    }

    @Test
    void countsVoltsAsTheModelDoes() {
        Map<String, Object> status = attributes(decode(text(RECORD), new Profile(Map.of("model", "mvt380"))));
        assertThat((Double) status.get("battery")).isEqualTo(0x190 * 6 / 1_024.0);
        assertThat((Double) status.get("power")).isEqualTo(0x514 * 48 / 1_024.0);
    }

    @Test
    void readsARecordFromMemoryAndAnInvalidPosition() {
        Decoding decoding =
                decode(text(RECORD.replace("AAA,37", "AFF,0004,1").replace(",A,9,", ",V,0,")), Profile.DEFAULT);
        assertThat(fixes(decoding)).extracting(Fix::valid).containsExactly(false);
        assertThat(attributes(decoding)).containsEntry("alarm", "sos").containsEntry("sat", 0L);
    }

    @ParameterizedTest
    @CsvSource({
        "28, alarm, gpsAntennaCut",
        "41, motion, false",
        "42, motion, true",
        "50, alarm, temperature",
        "51, alarm, temperature",
        "79, alarm, fallDown",
        "131, alarm, highRpm",
        "133, alarm, idle",
        "140, alarm, fault",
        "144, ignition, true",
        "145, ignition, false"
    })
    void namesWhatARecordWasMadeFor(int event, String name, String value) {
        Decoding decoding = decode(text(RECORD.replace("AAA,37", "AAA," + event)), Profile.DEFAULT);
        assertThat(attributes(decoding).get(name)).hasToString(value);
        assertThat(attributes(decoding)).containsEntry("event", event);
    }

    @Test
    void takesWhatIsNoRecordForTheAnswerToACommand() {
        assertThat(attributes(decode(text("C01,OK"), Profile.DEFAULT))).isEqualTo(Map.of("result", "C01,OK"));
    }

    @Test
    void acknowledgesRecordsFromMemory() {
        byte[] record = HexFormat.of()
                .parseHex("23" + "30e67302" + "309f7cff" + "94fc3831" + "01" + "09" + "15" + "2400" + "0e01" + "0900"
                        + "6400"
                        + "b4d60100" + "100e0000" + "0c01" + "0300" + "d204" + "01b8" + "0000" + "0500" + "a301"
                        + "0000"
                        + "00000000");
        byte[] header = HexFormat.of().parseHex("0201" + "3400" + "01000000");
        Decoding decoding = decode(frame("CCC,", concat(header, record, record)), Profile.DEFAULT);
        assertThat(fixes(decoding)).hasSize(2);
        assertThat(fixes(decoding).getFirst())
                .isEqualTo(new Fix(
                        Instant.ofEpochSecond(946_684_800L + 0x3138FC94L),
                        true,
                        41.15,
                        -8.61,
                        100.0,
                        36.0,
                        270.0,
                        null));
        Reply reply = decoding.reply().orElseThrow();
        assertThat(reply.acknowledges()).isTrue();
        assertThat(new String(reply.bytes(), StandardCharsets.US_ASCII)).startsWith("@@A27," + IMEI + ",CCC,2*");
    }

    @Test
    void readsNumberedParameters() {
        Decoding decoding = decode(frame("CCE,", parameters()), Profile.DEFAULT);
        assertThat(decoding.rejections()).isEmpty();
        assertThat(fixes(decoding)).hasSize(1);
        assertThat(attributes(decoding))
                .containsEntry("event", 35)
                .containsEntry("lock", true)
                .containsEntry("batteryLevel", 88)
                .containsEntry("temp0", -18.5)
                .containsEntry("tagName", "box");
        assertThat(decoding.elements())
                .extracting(Element::observation)
                .filteredOn(Measurement.class::isInstance)
                .extracting(measured -> ((Measurement) measured).sensor() + " " + ((Measurement) measured).value())
                .contains("aabbccddeeff -18.5", "aabbccddeeff 61.0", "0 -18.5");
    }

    @Test
    void readsWhatADeviceHearsAndHowLongItRan() {
        byte[] content = HexFormat.of()
                .parseHex("00000000" + "0100" + "4500" + "0100" + "01" + "05" + "00" + "01" + "29" + "e204" + "01"
                        + "fef4"
                        + "3c000000" + "04" + "1d08" + "0a0b0c0d0e0f" + "c4ff" + "0f0c" + "0c01" + "0300" + "3412"
                        + "78560000"
                        + "a6ff" + "fe3102" + "0103" + "4b00");
        Map<String, Object> status = attributes(decode(frame("CCE,", content), Profile.DEFAULT));
        assertThat(status)
                .containsEntry("fuelLevel", 12.5)
                .containsEntry("hours", 3_600_000L)
                .containsEntry("alarmType", 3);
        assertThat(status.get("network"))
                .asString()
                .contains("0a:0b:0c:0d:0e:0f", "signalStrength=-60", "cellId=22136", "signalStrength=-90");
    }

    @Test
    void refusesAPositionWithoutATime() {
        String record = "0100" + "01" + "0501" + "00" + "02" + "0230e67302" + "03309f7cff" + "00";
        byte[] content = HexFormat.of().parseHex("00000000" + "0100" + "1200" + record);
        Decoding decoding = decode(frame("CCE,", content), Profile.DEFAULT);
        assertThat(decoding.elements()).isEmpty();
        assertThat(codes(decoding)).containsExactly("time");
    }

    @Test
    void greetsADeviceThatAsksWhetherSomeoneIsThere() {
        Decoding decoding = decode(text("AAC,1"), Profile.DEFAULT);
        assertThat(decoding.elements()).isEmpty();
        assertThat(new String(decoding.reply().orElseThrow().bytes(), StandardCharsets.US_ASCII))
                .startsWith("@@z27," + IMEI + ",AAC,1*");
    }

    @Test
    void countsVoltsAsTheProfileSays() {
        Map<String, String> settings = Map.of("model", "new", "converter", "12-bit");
        Map<String, Object> status = attributes(decode(text(RECORD), new Profile(settings)));
        assertThat((Double) status.get("power")).isEqualTo(0x514 * 16 * 3.3 / 4_096);
    }

    @Test
    void readsATaximeter() {
        String fare = "|000000000000|000000000000|1200|350|1|2";
        Decoding decoding = decode(text(RECORD + ",6,a,b,,,,00" + fare), Profile.DEFAULT);
        assertThat(attributes(decoding))
                .containsEntry("tempData", "b")
                .containsEntry("taximeterOn", true)
                .containsEntry("taximeterFare", 350L)
                .containsEntry("taximeterWait", "2");
    }

    @Test
    void refusesTheRecordThatEndsBeforeItsParametersDo() {
        byte[] content = parameters();
        content[4] = 2;
        Decoding decoding = decode(frame("CCE,", content), Profile.DEFAULT);
        assertThat(fixes(decoding)).hasSize(1);
        assertThat(decoding.rejections())
                .extracting(Rejection::index)
                .containsExactly(decoding.elements().size());
    }

    @Test
    void refusesAFrameWhoseSumIsWrong() {
        byte[] frame = frame("CCC,", HexFormat.of().parseHex("02013400" + "00000000"));
        frame[30] ^= 1;
        Decoding decoding = decode(frame, Profile.DEFAULT);
        assertThat(decoding.checksum()).isEqualTo(Checksum.BAD);
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.reply()).isEmpty();
        assertThat(decoding.rejections()).hasSize(1);
    }

    @Test
    void asksForTheNextPartsOfAPhoto() {
        assertThat(reply("D03,OK")).startsWith("@@O46," + IMEI + ",D00,camera_picture.jpg,0*");
        assertThat(reply("D00,a.jpg,20,7,xyz")).contains("D00,a.jpg,8*");
        assertThat(reply("D00,a.jpg,20,8,xyz")).isEmpty();
        assertThat(reply("D00,a.jpg,8,7,xyz")).isEmpty();
    }

    @Test
    void cutsFramesByTheirLength() {
        byte[] text = text(RECORD);
        byte[] binary = frame("CCE,", parameters());
        byte[] line = concat("?".getBytes(StandardCharsets.US_ASCII), text, binary, text);
        assertThat(FramingConformance.trickle(new MeitrackFraming(), line))
                .extracting(frame -> frame.length)
                .containsExactly(text.length, binary.length, text.length);
    }

    @Test
    void cutsAFrameThatSaysThatItIsLongerThanItIs() {
        byte[] summed = ("$$A31," + IMEI + ",D82,0*").getBytes(StandardCharsets.US_ASCII);
        byte[] text = concat(
                summed,
                String.format("%02X\r\n", Checksums.sum(summed, 0, summed.length))
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(FramingConformance.trickle(new MeitrackFraming(), concat(text, text)))
                .containsExactly(text, text);
    }

    @Test
    void refusesCommandsThatCannotBe() {
        for (Map<String, String> params : List.of(
                Map.<String, String>of(),
                Map.of("phone", "x", "message", "a"),
                Map.of("phone", "1", "message", "a*b"))) {
            assertThat(new MeitrackDialect().command(new Command("sendSms", params, AT), IMEI, Profile.DEFAULT))
                    .isInstanceOf(Parsed.Refused.class);
        }
    }

    @Test
    void survivesDamage() {
        HostileLines.survive(
                new MeitrackDialect(),
                Map.of(),
                text(RECORD),
                frame("CCE,", parameters()),
                frame("CCC,", concat(HexFormat.of().parseHex("0201" + "3400" + "01000000"), new byte[104])),
                text("D00,a.jpg,20,7,xyz"));
    }

    private static byte[] parameters() {
        String record = "0100"
                + ("05" + "0501" + "0609" + "0715" + "4702" + "fe6958")
                + ("03" + "082400" + "0b6400" + "402300")
                + ("03" + "0230e67302" + "03309f7cff" + "0494fc3831")
                + ("03" + "0e0c" + "0c010300d20401b80000a0ff" + "2a03" + "00c6f8" + "fe7310" + "01" + "03626f78"
                        + "aabbccddeeff" + "64" + "80ed" + "003d");
        byte[] bytes = HexFormat.of().parseHex(record);
        return concat(HexFormat.of().parseHex("00000000" + "0100"), new byte[] {(byte) bytes.length, 0}, bytes);
    }

    private static String reply(String content) {
        Decoding decoding = decode(text(content), Profile.DEFAULT);
        assertThat(decoding.elements()).isEmpty();
        return decoding.reply()
                .map(Reply::bytes)
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                .orElse("");
    }

    private static byte[] text(String content) {
        return frame(content, new byte[0]);
    }

    private static byte[] frame(String command, byte[] content) {
        int length = 1 + IMEI.length() + 1 + command.length() + content.length + 5;
        byte[] summed = concat(
                ("$$A" + length + "," + IMEI + "," + command).getBytes(StandardCharsets.US_ASCII),
                content,
                "*".getBytes(StandardCharsets.US_ASCII));
        String sum = String.format("%02X\r\n", Checksums.sum(summed, 0, summed.length));
        return concat(summed, sum.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static Decoding decode(byte[] frame, Profile profile) {
        MeitrackDialect dialect = new MeitrackDialect();
        assertThat(dialect.ids(frame)).containsExactly(IMEI);
        return dialect.open(profile).receive(Frames.bytes(frame));
    }

    private static List<Fix> fixes(Decoding decoding) {
        return decoding.elements().stream()
                .map(Element::observation)
                .filter(Fix.class::isInstance)
                .map(Fix.class::cast)
                .toList();
    }
}
