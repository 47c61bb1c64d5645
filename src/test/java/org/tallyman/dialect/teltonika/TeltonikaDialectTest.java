package org.tallyman.dialect.teltonika;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tallyman.dialect.Decoded.attributes;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.tracker.Checksums;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.HostileLines;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

class TeltonikaDialectTest {

    private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
    private static final Instant AT = Instant.parse("2026-05-08T11:59:59.250Z");
    private static final TeltonikaDialect DIALECT = new TeltonikaDialect();

    /** 8 May 2026, low priority, 9.14 degrees west, 38.7 degrees north, 75 m, 90 degrees, 7 satellites, 50 km/h. */
    private static final String PLACE = "0000019e07757712 00 fa8d58c0 171126c0 004b 005a 07 0032";

    private static final Fix FIX = new Fix(AT, true, 38.7, -9.14, 75.0, 50.0, 90.0, null);

    /** Ignition, GSM signal; supply, BLE temperature; Dallas temperature; iButton. */
    private static final String CODEC_8 =
            "08 01" + PLACE + "ef 06 02 ef01 1505 02 422ee0 19fe0c 01 4800000069" + "01 4e1122334455667788 01";

    /** Ignition with what made the record, in codec 16. */
    private static final String CODEC_16 = "10 01" + PLACE + "00ef 05 02 01 00ef00 01 0042 5dc0 00 00 01";

    /** An EYE sensor by its address, and a VIN. */
    private static final String CODEC_8E = "8e 01" + PLACE + "2c35 0002 0000 0000 0000 0000 0002"
            + "2c35 0014 11 12 0f060a0b0c0d0e0f 0602fd12 070134 080100" + "0100 0003 414243 01";

    /** Eight seconds after 2007 began, all members of a position, and a battery of 80 percent. */
    private static final String CODEC_7 =
            "07 01 40000008 03 ff 421ad1ec c1123d71 004b 40 32 07 1234 5678 1f 00005209 01 0150 01";

    private static final String ANSWER = "0c 01 06 00000005 68656c6c6f 01";

    private static final String DATAGRAM = "cafe 01 05 000f 333536333037303432343431303133" + CODEC_8;

    private static final byte[] LOGIN = hex("000f 333536333037303432343431303133");

    @Test
    void readsARecordOfCodec8() {
        Decoding decoding = receive(stream(CODEC_8));
        assertThat(decoding.checksum()).isEqualTo(Checksum.OK);
        assertThat(decoding.rejections()).isEmpty();
        assertThat(observations(decoding))
                .containsExactly(
                        FIX,
                        new Signal(AT, SignalKind.INPUT, "ignition", true),
                        new Measurement(AT, "supply-voltage", 12, "V", ""),
                        new Measurement(AT, "temperature", 10.5, "Cel", "1"),
                        new Measurement(AT, "temperature", -5, "Cel", "ble1"),
                        status(Map.of(
                                "priority",
                                0,
                                "sat",
                                7,
                                "event",
                                239,
                                "ignition",
                                true,
                                "rssi",
                                5L,
                                "power",
                                12.0,
                                "bleTemp1",
                                -5.0,
                                "temp1",
                                10.5,
                                "driverUniqueId",
                                "8877665544332211")));
        assertThat(answer(decoding)).isEqualTo("00000001");
        assertThat(decoding.reply().orElseThrow().acknowledges()).isTrue();
    }

    @Test
    void readsARecordOfCodec16() {
        assertThat(observations(receive(stream(CODEC_16))))
                .contains(
                        FIX,
                        new Signal(AT, SignalKind.INPUT, "ignition", false),
                        new Measurement(AT, "supply-voltage", 24, "V", ""));
    }

    @Test
    void readsTagsThatARecordOfCodec8ExtendedNames() {
        assertThat(observations(receive(stream(CODEC_8E))))
                .containsExactly(
                        FIX,
                        new Measurement(AT, "temperature", -7.5, "Cel", "0a0b0c0d0e0f"),
                        new Measurement(AT, "humidity", 52, "%", "0a0b0c0d0e0f"),
                        new Signal(AT, SignalKind.DOOR, "0a0b0c0d0e0f", true),
                        status(Map.of(
                                "priority",
                                0,
                                "sat",
                                7,
                                "event",
                                11_317,
                                "tag1Mac",
                                "0a0b0c0d0e0f",
                                "tag1Temperature",
                                -7.5,
                                "tag1Humidity",
                                52.0,
                                "tag1Magnet",
                                false,
                                "vin",
                                "ABC")));
    }

    @Test
    void readsARecordOfCodec7() {
        Instant at = Instant.parse("2007-01-01T00:00:08Z");
        Decoding decoding = receive(stream(CODEC_7));
        assertThat(decoding.rejections()).isEmpty();
        Fix fix = (Fix) observations(decoding).getFirst();
        assertThat(fix.observedAt()).isEqualTo(at);
        assertThat(fix.latitude()).isCloseTo(38.705, within(1e-3));
        assertThat(fix.longitude()).isCloseTo(-9.14, within(1e-3));
        assertThat(fix.courseDegrees()).isEqualTo(90);
        assertThat(observations(decoding)).contains(new Measurement(at, "battery", 80, "%", ""));
    }

    @Test
    void keepsARecordWithoutSatellitesApart() {
        String parked = CODEC_8.replace("07 0032", "00 0000");
        assertThat(observations(receive(stream(parked))))
                .contains(new Fix(AT, false, 38.7, -9.14, 75.0, 0.0, 90.0, null));
    }

    @Test
    void takesNoTimeThatIsNone() {
        String never = CODEC_8.replace("0000019e07757712", "7fffffffffffffff");
        Decoding decoding = receive(stream(never));
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.rejections())
                .singleElement()
                .extracting(Rejection::refusal)
                .isEqualTo(new Refusal("time", "time", "+292278994-08-17T07:12:55.807Z", "from 1970 to 2099"));
        assertThat(decoding.reply()).isPresent();
    }

    @Test
    void callsACutPacketTooShort() {
        byte[] packet = stream(CODEC_8);
        Decoding decoding = receive(Arrays.copyOf(packet, packet.length - 5));
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.reply()).isEmpty();
        assertThat(decoding.rejections())
                .singleElement()
                .extracting(Rejection::refusal)
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("length");
                    assertThat(refusal.value()).isEqualTo(packet.length - 5 + " bytes");
                    assertThat(refusal.rule()).isEqualTo("too short: " + packet.length + " bytes by its length field");
                });
    }

    @Test
    void recognisesARecordThatComesAgainInAnotherPacket() {
        Element once = receive(stream(CODEC_8)).elements().getLast();
        String record = CODEC_8.substring(5, CODEC_8.length() - 2);
        Decoding twice = receive(stream("08 02" + record + record + "02"));
        assertThat(twice.elements())
                .filteredOn(element -> element.identity() == once.identity())
                .hasSize(2);
        assertThat(answer(twice)).isEqualTo("00000002");
    }

    @Test
    void greetsWhoSaysItsImei() {
        Decoding decoding = receive(LOGIN);
        assertThat(decoding.ids()).containsExactly("356307042441013").isEqualTo(DIALECT.ids(LOGIN));
        assertThat(answer(decoding)).isEqualTo("01");
        assertThat(decoding.reply().orElseThrow().acknowledges()).isFalse();
        assertThat(DIALECT.refusal(LOGIN)).hasValue(new byte[] {0});
        assertThat(DIALECT.refusal(stream(CODEC_8))).isEmpty();
    }

    @Test
    void acknowledgesADatagramByItsOwnNumbers() {
        byte[] datagram = hex("%04x".formatted(hex(DATAGRAM).length) + DATAGRAM);
        Decoding decoding = receive(datagram);
        assertThat(decoding.ids()).containsExactly("356307042441013").isEqualTo(DIALECT.ids(datagram));
        assertThat(observations(decoding)).contains(FIX);
        assertThat(answer(decoding)).isEqualTo("0005cafe010501");
        assertThat(answer(receive(hex("%04x".formatted(hex(DATAGRAM).length) + DATAGRAM.replaceFirst(" 01 ", " 00 ")))))
                .isEqualTo("0005cafe000501");
    }

    @Test
    void refusesAPacketWithAWrongChecksum() {
        byte[] packet = stream(CODEC_8);
        packet[packet.length - 1] ^= 1;
        Decoding decoding = receive(packet);
        assertThat(decoding.checksum()).isEqualTo(Checksum.BAD);
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.reply()).isEmpty();
        assertThat(decoding.rejections())
                .extracting(refused -> refused.refusal().code())
                .containsExactly("checksum");
    }

    @Test
    void acknowledgesWhatWouldBeNoOtherIfItCameAgain() {
        Decoding decoding = receive(stream("08 02" + CODEC_8.substring(5, CODEC_8.length() - 2) + "01"));
        assertThat(observations(decoding)).contains(FIX);
        assertThat(decoding.rejections())
                .extracting(Rejection::index)
                .containsExactly(decoding.elements().size());
        assertThat(answer(decoding)).isEqualTo("00000002");
    }

    /** Numbers that mean something else in another family; the model names the family, or the setting does. */
    @ParameterizedTest
    @CsvSource({
        "FMB120, '', adc2, 1.5",
        "FMB640, '', adc2, 2.5",
        "any, fm6, adc2, 2.5",
        "FMB640, fmb, adc2, 1.5",
        "FMB120, '', obdOdometer, 71",
        "FMB640, '', odometer, 5000",
        "FMB640, '', axisX, -2"
    })
    void meansByANumberWhatTheFamilyDoes(String model, String family, String name, String value) {
        Map<String, String> settings = new HashMap<>(Map.of("model", model));
        if (!family.isEmpty()) {
            settings.put("family", family);
        }
        String body = "08 01" + PLACE + "00 05 00 03 0605dc 0a09c4 ecfffe 02 5700000047 d800001388 00 01";
        assertThat(attributes(receive(settings, stream(body))).get(name)).hasToString(value);
    }

    /** Firmwares differ in how many bytes these have. */
    @ParameterizedTest
    @CsvSource({
        "04 5501 7f14 5909 8b0a 00 00 00, coolantTemp, 20",
        "01 7fec 00 00 00, coolantTemp, -20",
        "00 00 01 7fffffffec 00, coolantTemp, -20",
        "00 00 02 5600000bb8 6800000064 00, fuelUsed, 3000",
        "00 00 02 5600000bb8 6800000064 00, engineHours, 100",
        "00 02 591388 8b7530 00 00, axleWeight1, 5000",
        "00 02 591388 8b7530 00 00, grossWeight, 30000",
        "01 4f01 00 00 00, brakeSwitch, 1",
        "00 01 870019 00 00, fuelConsumption, 25",
        "00 00 01 5700000047 00, fuelLevel, 71",
        "01 8901 00 00 00, ptoEngaged, 1",
        "00 00 01 8a00000001 00, io138, 1"
    })
    void readsTheVehicleOfAProfessionalTracker(String elements, String name, String value) {
        String body = "08 01" + PLACE + "00 05" + elements + "01";
        assertThat(attributes(receive(Map.of("model", "FMB640"), stream(body))).get(name))
                .hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({
        "3a 46, oilTemp, 70",
        "72 32, engineLoad, 50",
        "ca fb, fuelTemp1, -5",
        "ff 5a, alarm, overspeed",
        "45 01, gnssStatus, 1"
    })
    void readsElementsOfOneByte(String element, String name, String value) {
        assertThat(attributes(receive(Map.of(), stream("08 01" + PLACE + "00 01 01" + element + "00 00 00 01")))
                        .get(name))
                .hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({
        "44 01f4, batteryCurrent, 0.5",
        "76 1388, axleWeight1, 5000",
        "c9 fffe, fuelProbe1, -2",
        "70 007b, adBlue, 12.3"
    })
    void readsElementsOfTwoBytes(String element, String name, String value) {
        assertThat(attributes(receive(Map.of(), stream("08 01" + PLACE + "00 01 00 01" + element + "00 00 01")))
                        .get(name))
                .hasToString(value);
    }

    @Test
    void goesOnCountingWeeksWhereAReceiverStartsAnew() {
        String early = CODEC_8.replace("0000019e07757712", "0000010dd5657712");
        Fix fix = (Fix)
                observations(receive(Map.of("rollover", "true"), stream(early))).getFirst();
        assertThat(fix.observedAt()).isEqualTo(AT);
    }

    @Test
    void countsTemperaturesAndLongValuesAsTheProfileSays() {
        Decoding tenths = receive(Map.of("bleTemperature", "tenths"), stream(CODEC_8));
        assertThat(attributes(tenths)).containsEntry("bleTemp1", -50.0);
        String body = "08 01" + PLACE + "00 01 00 00 00 00 01 fa" + "0a".repeat(16) + "01";
        Decoding extended = receive(Map.of("extended", "true"), stream(body));
        assertThat(extended.rejections()).isEmpty();
        assertThat(attributes(extended)).containsEntry("io250", "0a".repeat(16));
    }

    @Test
    void tellsWhatADeviceAnswers() {
        assertThat(observations(receive(stream(ANSWER))))
                .containsExactly(new DeviceStatus(NOW, "report", Map.of("type", 6, "result", "hello")));
        byte[] named = stream("0e 01 06 0000000d 0356307042441013 68656c6c6f 01");
        assertThat(DIALECT.ids(named)).containsExactly("356307042441013");
        assertThat(observations(receive(named)))
                .containsExactly(new DeviceStatus(NOW, "report", Map.of("type", 6, "result", "hello")));
    }

    @Test
    void asksForAPicturePieceByPiece() {
        assertThat(answer(receive(stream("0c 01 0d 00000005 01 00000007 01"))))
                .startsWith("00000000000000130c010d0000000b0200000007000000000800");
        Decoding piece = receive(stream("0c 01 0d 0000000d 02 00000007 00000800 0002 abcd 01"));
        assertThat(answer(piece)).startsWith("00000000000000130c010d0000000b0200000007000008020800");
        assertThat(piece.reply().orElseThrow().acknowledges()).isTrue();
    }

    @Test
    void sendsTextsAndBytes() {
        assertThat(command("custom", Map.of("data", "getver")))
                .isEqualTo(HexFormat.of().formatHex(stream("0c 01 05 00000006 676574766572 01")))
                .isEqualTo(command("getVersion", Map.of()));
        assertThat(command("custom", Map.of("data", "0102FF")))
                .isEqualTo(HexFormat.of().formatHex(stream("0c 01 05 00000003 0102ff 01")));
        assertThat(command("outputControl", Map.of("index", "2", "data", "1")))
                .isEqualTo(command("custom", Map.of("data", "setdigout ?1")));
        assertThat(command("outputControl", Map.of("index", "5", "data", "1"))).isEqualTo("range");
        assertThat(command("outputControl", Map.of("index", "1", "data", "on"))).isEqualTo("range");
        assertThat(command("custom", Map.of())).isEqualTo("missing");
        assertThat(command("sendSms", Map.of())).isEqualTo("unsupported");
    }

    @Test
    void cutsALineThatComesByteByByte() {
        byte[] packet = stream(CODEC_8);
        byte[] line =
                hex("ff" + HexFormat.of().formatHex(LOGIN) + HexFormat.of().formatHex(packet) + "7e7e000f");
        assertThat(FramingConformance.trickle(DIALECT.framing(), line)).containsExactly(new byte[] {-1}, LOGIN, packet);
    }

    @Test
    void survivesDamage() {
        HostileLines.survive(
                DIALECT,
                Map.of(),
                stream(CODEC_8),
                stream(CODEC_16),
                stream(CODEC_8E),
                stream(CODEC_7),
                stream(ANSWER),
                hex("%04x".formatted(hex(DATAGRAM).length) + DATAGRAM),
                LOGIN);
        HostileLines.survive(DIALECT, Map.of("extended", "true", "family", "fm6"), stream(CODEC_8), stream(CODEC_8E));
    }

    private static String command(String type, Map<String, String> params) {
        return switch (DIALECT.command(new Command(type, params, NOW), "356307042441013", Profile.DEFAULT)) {
            case Parsed.Ok<byte[]>(byte[] bytes) -> HexFormat.of().formatHex(bytes);
            case Parsed.Refused<byte[]>(var refusal) -> refusal.code();
        };
    }

    private static DeviceStatus status(Map<String, Object> attributes) {
        return new DeviceStatus(AT, "report", attributes);
    }

    private static Decoding receive(byte[] payload) {
        return receive(Map.of(), payload);
    }

    private static Decoding receive(Map<String, String> settings, byte[] payload) {
        return DIALECT.open(new Profile(settings)).receive(new Frame("", payload, NOW));
    }

    private static List<Observation> observations(Decoding decoding) {
        return decoding.elements().stream().map(Element::observation).toList();
    }

    private static String answer(Decoding decoding) {
        return decoding.reply().map(Reply::bytes).map(HexFormat.of()::formatHex).orElse("");
    }

    /** With preamble, length and checksum. */
    private static byte[] stream(String body) {
        byte[] bytes = hex(body);
        int checksum = Checksums.crc16Arc(bytes, 0, bytes.length);
        return hex("%016x".formatted(bytes.length) + body + "%08x".formatted(checksum));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }
}
