package org.tallyman.dialect.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.Decoded.attributes;
import static org.tallyman.dialect.Decoded.codes;

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
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.tracker.Checksums;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.HostileLines;
import org.tallyman.ident.Parsed;

class Jt808DialectTest {

    private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
    private static final Instant AT = Instant.parse("2026-05-08T03:59:58Z");
    private static final Jt808Dialect DIALECT = new Jt808Dialect();

    /** Eight digits of a number of eleven, filled up with a zero. */
    private static final String TERMINAL = "013912345678";

    /** Ignition on, positioned, west; 75 m, 50.5 km/h, 90 degrees; 8 May 2026 11:59:58 in Beijing. */
    private static final String PLACE = "00000000 0000000b 024e83e0 008b7720 004b 01f9 005a 260508115958";

    private static final Fix FIX = new Fix(AT, true, 38.7, -9.14, 75.0, 50.5, 90.0, null);
    private static final String MEMBERS = "01 04 0000007b 30 01 1f 31 01 09 51 02 ffce";

    @Test
    void readsAPosition() {
        Decoding decoding = receive(message(0x0200, 7, PLACE + MEMBERS));
        assertThat(decoding.checksum()).isEqualTo(Checksum.OK);
        assertThat(decoding.ids()).containsExactly("13912345678", "013912345678");
        assertThat(observations(decoding))
                .containsExactly(
                        FIX,
                        new Signal(AT, SignalKind.INPUT, "ignition", true),
                        new Measurement(AT, "temperature", -5, "Cel", "1"),
                        new DeviceStatus(
                                AT,
                                "report",
                                Map.of(
                                        "ignition",
                                        true,
                                        "blocked",
                                        false,
                                        "charge",
                                        false,
                                        "odometer",
                                        12_300L,
                                        "rssi",
                                        31,
                                        "sat",
                                        9,
                                        "temp1",
                                        -5.0)));
        assertThat(answer(decoding)).isEqualTo(hex(message(0x8001, 0, "0007 0200 00")));
        assertThat(decoding.reply().orElseThrow().acknowledges()).isTrue();
    }

    @Test
    void refusesATimeAndTheEndOfABodyThatAreNoneEachByItself() {
        Decoding decoding = receive(lock(0x5501, 0x8000, "081326115958 38420000 0090840006 1b 2d"));
        assertThat(codes(decoding)).containsExactly("time", "length");
        assertThat(decoding.rejections()).extracting(Rejection::index).containsExactly(0, 1);
    }

    @Test
    void readsABatchAndWhatComesAgainInIt() {
        String item = "%04x".formatted(bytes(PLACE + MEMBERS).length) + PLACE + MEMBERS;
        Decoding batch = receive(message(0x0704, 8, "0002 00" + item + item));
        Element once = receive(message(0x0200, 7, PLACE + MEMBERS)).elements().getFirst();
        assertThat(batch.elements()).filteredOn(element -> element.equals(once)).hasSize(2);
        assertThat(answer(batch)).isEqualTo(hex(message(0x8001, 0, "0008 0704 00")));
        Decoding late = receive(message(0x0704, 8, "0001 01" + item));
        assertThat(attributes(late)).containsEntry("archive", true);
    }

    @Test
    void registersAndAuthenticates() {
        byte[] register = message(0x0100, 1, "0000" + "00".repeat(23));
        Decoding registered = receive(register);
        assertThat(answer(registered))
                .isEqualTo(hex(message(0x8100, 0, "0001 00" + hex(TERMINAL.getBytes(StandardCharsets.US_ASCII)))));
        assertThat(registered.reply().orElseThrow().acknowledges()).isFalse();
        assertThat(DIALECT.ids(register)).containsExactly("13912345678", "013912345678");
        assertThat(DIALECT.refusal(register)).hasValue(message(0x8100, 0, "0001 04"));
        byte[] authenticate = message(0x0102, 2, "3132");
        assertThat(answer(receive(authenticate))).isEqualTo(hex(message(0x8001, 0, "0002 0102 00")));
        assertThat(DIALECT.refusal(authenticate)).hasValue(message(0x8001, 0, "0002 0102 01"));
        assertThat(DIALECT.refusal(message(0x0200, 2, PLACE))).isEmpty();
        assertThat(answer(receive(message(0x0109, 3, "")))).isEqualTo(hex(message(0x8109, 0, "07ea 09 01 0c 00 00")));
        assertThat(receive(message(0x0001, 3, "0000 8105 00")).reply()).isEmpty();
    }

    @Test
    void speaksTheVersionOf2019() {
        String header = "0002 4000 01 00000866496077582164 0005";
        byte[] heartbeat = frame("7e", header);
        assertThat(DIALECT.ids(heartbeat)).containsExactly("866496077582164", "00000866496077582164");
        assertThat(answer(receive(heartbeat)))
                .isEqualTo(hex(frame("7e", "8001 4005 01 00000866496077582164 0000 0005 0002 00")));
    }

    @Test
    void readsAnImeiThatIsANumber() {
        byte[] heartbeat = frame("7e", "0002 0000 0b3a73ce2ff2 0005");
        assertThat(DIALECT.ids(heartbeat)).containsExactly("123456789012347");
    }

    @Test
    void speaksWithTheOtherDelimiter() {
        byte[] wire = bytes("e7 0002 0000 013912345678 e602 3e02");
        byte[] plain = frame("e7", "0002 0000 013912345678 e73d");
        wire = bytes(hex(wire) + HexFormat.of().toHexDigits(plain[plain.length - 2]) + "e7");
        assertThat(FramingConformance.trickle(DIALECT.framing(), wire)).containsExactly(plain);
        assertThat(answer(receive(plain)))
                .startsWith("e7800100050139123456780000" + "e6023e02" + "000200")
                .endsWith("e7");
    }

    @Test
    void readsAFrameWithItsEscapes() {
        byte[] plain = message(0x0200, 0x7E7D, PLACE + MEMBERS);
        byte[] wire = Escapes.add(plain);
        assertThat(wire).hasSizeGreaterThan(plain.length);
        assertThat(receive(wire)).usingRecursiveComparison().isEqualTo(receive(plain));
        assertThat(DIALECT.ids(wire)).isEqualTo(DIALECT.ids(plain));
        byte[] line = bytes("7e7e" + hex(wire) + "00" + hex(wire));
        assertThat(FramingConformance.trickle(DIALECT.framing(), line)).containsExactly(plain, plain);
    }

    @Test
    void waitsForAllPackagesOfAMessage() {
        String item = "%04x".formatted(bytes(PLACE + MEMBERS).length) + PLACE + MEMBERS;
        String whole = hex(bytes("0001 01" + item));
        byte[] first = packaged(0x0704, 10, 2, 1, whole.substring(0, 40));
        byte[] second = packaged(0x0704, 11, 2, 2, whole.substring(40));
        Session session = DIALECT.open(Profile.DEFAULT);
        Decoding half = receive(session, first);
        assertThat(half.elements()).isEmpty();
        assertThat(answer(half)).isEqualTo(hex(message(0x8001, 0, "000a 0704 00")));
        Session resumed = DIALECT.resume(Profile.DEFAULT, session.context());
        assertThat(observations(receive(resumed, second))).contains(FIX);
        assertThat(resumed.context()).isEmpty();
        receive(session, second);
        assertThat(session.context()).isEmpty();
    }

    @Test
    void readsALock() {
        String body = "080526115958 38420000 009084000 6 1b 2d 1c 06 00000007 4e 00000000 0000 03 0020 0002"
                + "10 01 02 0b 08 03 313233343536 65";
        Decoding decoding = receive(lock(0x5501, 0x8000, body));
        assertThat(observations(decoding))
                .startsWith(
                        new Fix(Instant.parse("2026-05-08T11:59:58Z"), true, 38.7, 9.14, null, 27 * 1.852, 90.0, null));
        assertThat(attributes(decoding))
                .containsEntry("batteryLevel", 78)
                .containsEntry("blocked", true)
                .containsEntry("alarm", "lowPower")
                .containsEntry("lockPassword", "123456")
                .containsEntry("unlockResult", 0x65);
        assertThat(answer(decoding)).startsWith("7e4401000301391234567801550100");
        assertThat(receive(lock(0x5502, 0, body)).reply()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 25 04 00000005, input, 5",
        "'', 02 02 8032, fuel, 50.0",
        "'', 06 01 32, batteryLevel, 50",
        "'', 06 02 8005, temp1, -5.0",
        "'', 05 03 ff 00 dc, tire3Pressure, 220",
        "'', 12 06 01 00000009 00, geofence, 9",
        "'', 11 01 00 15 04 00000003, videoLost, 3",
        "'', 2a 02 0001, ioStatus, 1",
        "'', e9 01 ff, charge, true",
        "'', e1 04 00000539, driverUniqueId, 1337",
        "'', e6 17 244f42442d52542c31322e332c302c32302c302c302c39, power, 12.3",
        "'', e8 03 000102, lockStatus, 258",
        "'', ea 09 00 15 02 01f4 16 02 02bc, externalTemp, 20.0",
        "'', eb 08 0006 00c5 feffffff, motion, false",
        "'', eb 05 0003 00c6 03, alarm, lowBattery",
        "'', eb 05 474d542b38, timezone, GMT+8",
        "'', eb 08 0006 0089 00000001, alarm, removing",
        "'', f7 02 01f4 f8 02 02bc, temp2, 20.0",
        "'', f5 02 01f4 f6 02 03f5, airPressure, 1013",
        "'', fb 03 414243, container, ABC",
        "'', fe 04 000004d2, odometer, 1234",
        "'', f3 07 0051 04 01020304, cvn, 01020304",
        "'', 57 08 0100000000000000, alarm, hardAcceleration",
        "'', 82 02 0085, power, 13.3",
        "'', d3 02 0027, power, 3.9",
        "'', e4 02 0063, charge, true",
        "'', e6 0b 02 0a0b0c0d0e0f ff80 3280, temp2, -0.5",
        "'', e8 0a 2003 07 01 05 019f 03 0190, batteryLevel, 83",
        "'', eb 08 0004 002d 0fa5 0003 00a8, battery, 4.005",
        "'', ee 0a 010c 01 1234 00005678 1f, network, {}",
        "'', f7 06 00000f48 02 4e, charge, true",
        "AL300, f6 14 02 07 01cb ff94 0261 0000 0000 0000 0000 0000 0000, temp1, -10.8",
        "'', fe 01 40, batteryLevel, 64",
        "'', 56 02 09 5c, batteryLevel, 92",
        "'', 54 08 01 0a0b0c0d0e0f c4, network, {}",
        "'', f1 14 3839383630303030303030303030303030303030, iccid, 89860000000000000000",
        "'', f4 02 0010, alarm, accident",
        "'', 51 02 8032, temp1, -5.0",
        "'', 51 04 ffff 0032, temp2, 5.0",
        "'', 03 02 01f4, obdSpeed, 50.0",
        "'', 60 10 0061 000000000001 3132333435363738, driverUniqueId, 12345678",
        "'', 91 16 0085 0320 32 80 80 7b 0000 04d2 0000 00000000 0000 00fa, fuelUsed, 2.5",
        "'', da 03 0001 0c, cover, true",
        "'', e2 04 000001f4, fuel, 50.0",
        "'', ed 03 414243, card, ABC",
        "'', ee 06 19 2ee0 0fa0 09, battery, 4.0",
        "'', eb 07 0005 0001 01f4 00, fuel1, 50.0",
        "'', eb 0a 0008 0023 3031322e3530, fuel2, 12.5",
        "'', eb 0d 000b 00d8 010c 01 1234 00005678, network, {}",
        "'', f7 05 00000f48 03, charge, true",
        "'', f6 04 01 02 ff94, temp1, -10.8",
        "'', f3 0d 0005 04 0000000a 0009 02 0072 0000, obdOdometer, 1000",
        "'', f3 08 0008 01 32 0100 01 00, engineLoad, 50",
        "'', a7 04 ab56 0000, adc1, 438.62",
        "G1C Pro, 30 01 1f, motion, false",
        "MV810G, 30 01 1f, door, false",
        "'', f5 06 0001 ffff 03e8, gSensor, '[1,-1,1000]'"
    })
    void readsMembers(String model, String member, String name, String value) {
        Session session = DIALECT.open(new Profile(Map.of("model", model)));
        Map<String, Object> attributes = attributes(receive(session, message(0x0200, 1, PLACE + member)));
        if (value.equals("{}")) {
            assertThat(attributes).containsKey(name);
        } else {
            assertThat(attributes.get(name)).hasToString(value);
        }
    }

    @Test
    void readsAlarmsAsTheModelMeansThem() {
        byte[] alarmed = message(0x0200, 1, PLACE.replaceFirst("00000000", "00010000"));
        assertThat(attributes(receive(alarmed))).containsEntry("alarm", "tampering");
        Session session = DIALECT.open(new Profile(Map.of("model", "AL300")));
        assertThat(attributes(receive(session, alarmed))).containsEntry("alarm", "movement");
    }

    @Test
    void takesTheZoneOfTheProfile() {
        Session session = DIALECT.open(new Profile(Map.of("zone", "+00:00")));
        Fix fix =
                (Fix) observations(receive(session, message(0x0200, 1, PLACE))).getFirst();
        assertThat(fix.observedAt()).isEqualTo(Instant.parse("2026-05-08T11:59:58Z"));
    }

    /** Profiles from before zones were checked may say anything. */
    @Test
    void takesTheStandardsZoneWhereTheProfileNamesNone() {
        Session session = DIALECT.open(new Profile(Map.of("zone", "Asia/Shanghai")));
        assertThat(observations(receive(session, message(0x0200, 1, PLACE)))).contains(FIX);
    }

    @Test
    void tellsWhatATerminalPassesOn() {
        String card = hex("GTSL|6|1|0|4711|1|\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(attributes(receive(message(0x0900, 1, "40" + card)))).containsEntry("driverUniqueId", "4711");
        String tags = "53" + PLACE.substring(9) + "07 00 0a0b0c0d0e0f c4 02 abcd";
        Decoding heard = receive(message(0x0900, 1, tags));
        assertThat(observations(heard)).contains(FIX);
        assertThat(attributes(heard)).containsEntry("tag1Rssi", -60).containsEntry("tag1Data", "abcd");
        Decoding events = receive(message(0x0900, 1, "f0 260508115958 01 02 03 01 1a 00 0000000b"));
        assertThat(attributes(events))
                .containsEntry("alarm", "hardAcceleration")
                .containsEntry("ignition", true);
        Decoding engine = receive(
                message(0x0900, 1, "f0 260508115958 00 02 01 03 0535 02 01f4 052d 01 5a 0999 02 0007 0000000b"));
        assertThat(attributes(engine))
                .containsEntry("obdSpeed", 50.0)
                .containsEntry("coolantTemp", 50)
                .containsEntry("io2457", 7L);
        Decoding faults = receive(
                message(0x0900, 1, "f0 260508115958 00 02 02 0001 00000001 0001 00000000 00000000 0005 5030313230"));
        assertThat(attributes(faults)).containsEntry("dtcs", "P0120");
        Decoding braked = receive(message(0x0900, 1, "f0 260508115958 00 02 15 00000034"));
        assertThat(attributes(braked)).containsEntry("alarm", "hardBraking");
    }

    @Test
    void tellsWhatTheTerminalIsAndWhoDrives() {
        String name = hex("MT-700".getBytes(StandardCharsets.US_ASCII));
        Decoding properties = receive(message(
                0x0107,
                1,
                "0003 3132333435" + name + "00".repeat(14 + 7) + "89860000000000000000 02 5631 03 322e31 00 00"));
        assertThat(attributes(properties))
                .containsEntry("deviceType", "MT-700")
                .containsEntry("iccid", "89860000000000000000")
                .containsEntry("versionFw", "2.1");
        Decoding driver = receive(message(0x0702, 1, "01 260508115958 00 02 4a44" + "31".repeat(20) + "00 20300101"));
        assertThat(attributes(driver)).containsEntry("driver", "JD").containsEntry("driverUniqueId", "1".repeat(20));
    }

    @Test
    void tellsTheStateInAHeartbeatAndWhatACommandGave() {
        assertThat(attributes(receive(message(0x0002, 1, "5a 1f 01"))))
                .containsEntry("batteryLevel", 90)
                .containsEntry("rssi", 31)
                .containsEntry("status", 1);
        assertThat(observations(receive(message(0x0002, 1, "")))).isEmpty();
        assertThat(attributes(receive(message(0x0701, 1, "00000002 4f4b")))).containsEntry("result", "OK");
        assertThat(attributes(receive(message(0x6006, 1, "01 c9cfbaa3 4f4bff"))))
                .containsEntry("result", "\u4e0a\u6d77OK");
    }

    @Test
    void tellsAlarmsAsTheModelMeansThem() {
        String alarms = PLACE.replaceFirst("00000000", "20010000");
        Map<String, String> expected = Map.of("VL300", "tampering", "AL300", "movement", "", "tampering,accident");
        expected.forEach((model, alarm) -> {
            Session session = DIALECT.open(new Profile(Map.of("model", model)));
            assertThat(attributes(receive(session, message(0x0200, 1, alarms)))).containsEntry("alarm", alarm);
        });
    }

    @Test
    void answersAPictureWithItsNumberOnceAllOfItHasCome() {
        Decoding whole = receive(message(0x0801, 3, "00000007 00 00 02 01" + PLACE + "ffd8ffd9"));
        assertThat(answer(whole)).isEqualTo(hex(message(0x8800, 0, "00000007")));
        assertThat(observations(whole)).contains(FIX);
        assertThat(attributes(whole)).containsEntry("mediaId", 7L).containsEntry("event", 2);
        Session session = DIALECT.open(Profile.DEFAULT);
        Decoding first = receive(session, packaged(0x0801, 4, 2, 1, "00000008 00 00 02 01 ffd8"));
        assertThat(answer(first)).isEqualTo(hex(message(0x8001, 0, "0004 0801 00")));
        Decoding last = receive(session, packaged(0x0801, 5, 2, 2, "ffd9"));
        assertThat(answer(last)).isEqualTo(hex(message(0x8800, 0, "00000008")));
        assertThat(observations(last)).doesNotHaveAnyElementsOfTypes(Fix.class);
    }

    @Test
    void tellsWhatIsOnTheBusOfAVehicle() {
        Decoding decoding = receive(message(0x0705, 3, "0001 1159580000 18fef100 0102030405060708"));
        assertThat(attributes(decoding)).containsEntry("can18fef100", "0102030405060708");
    }

    @Test
    void tellsWhatItSaysInWords() {
        assertThat(attributes(receive("(013912345678,OK)".getBytes(StandardCharsets.US_ASCII))))
                .containsEntry("result", "(013912345678,OK)");
        Decoding asked = receive("(013912345678,BASE,2,TIME)".getBytes(StandardCharsets.US_ASCII));
        assertThat(asked.reply().map(Reply::bytes).map(bytes -> new String(bytes, StandardCharsets.US_ASCII)))
                .hasValue("(013912345678,BASE,2,20260901120000)");
    }

    @Test
    void refusesAWrongChecksumAndAnEncryptedBody() {
        byte[] damaged = message(0x0200, 7, PLACE);
        damaged[20] ^= 1;
        Decoding decoding = receive(damaged);
        assertThat(decoding.checksum()).isEqualTo(Checksum.BAD);
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.reply()).isEmpty();
        assertThat(codes(decoding)).containsExactly("checksum");
        Decoding miscounted = receive(frame("7e", "0200 0020" + TERMINAL + "0001" + PLACE));
        assertThat(observations(miscounted)).contains(FIX);
        Decoding encrypted = receive(frame("7e", "0200 041c" + TERMINAL + "0001" + PLACE));
        assertThat(codes(encrypted)).containsExactly("unsupported");
        Decoding tooShort = receive(message(0x0200, 7, PLACE.substring(0, 26)));
        assertThat(codes(tooShort)).containsExactly("length");
        assertThat(tooShort.elements()).isEmpty();
    }

    @Test
    void writesCommands() {
        assertThat(command("engineStop", Map.of(), Map.of())).isEqualTo(hex(message(0x8105, 0, "f0")));
        assertThat(command("engineResume", Map.of(), Map.of("alternative", "true")))
                .isEqualTo(hex(message(0xA006, 0, "00 260901120000")));
        assertThat(command("positionPeriodic", Map.of("frequency", "60"), Map.of()))
                .isEqualTo(hex(message(0x8103, 0, "01 00000029 04 0000003c")));
        assertThat(command("custom", Map.of("data", "A"), Map.of("model", "AL300")))
                .isEqualTo(hex(message(0x8103, 0, "01 0000f030 01 41")));
        assertThat(command("custom", Map.of("data", "~"), Map.of()))
                .isEqualTo("7e83000002013912345678000001" + "7d02"
                        + "%02x".formatted(0x7E ^ checksum("8300 0002" + TERMINAL + "0000 01")) + "7e");
        assertThat(command("rebootDevice", Map.of(), Map.of("version", "2019")))
                .isEqualTo(hex(frame("7e", "8105 4001 01 00000000013912345678 0000 04")));
        assertThat(command("positionPeriodic", Map.of(), Map.of())).isEqualTo("missing");
        assertThat(command("custom", Map.of("data", "\u4f4d".repeat(128)), Map.of("model", "AL300")))
                .isEqualTo("range");
        assertThat(command("positionPeriodic", Map.of("frequency", "0"), Map.of()))
                .isEqualTo("range");
        assertThat(command("sendSms", Map.of(), Map.of())).isEqualTo("unsupported");
    }

    @Test
    void survivesDamage() {
        String item = "%04x".formatted(bytes(PLACE + MEMBERS).length) + PLACE + MEMBERS;
        HostileLines.survive(
                DIALECT,
                Map.of(),
                message(0x0100, 1, "0000" + "00".repeat(23)),
                message(
                        0x0200,
                        7,
                        PLACE + MEMBERS + "eb 08 0004 002d 0fa5 0003 00a8 e8 0a 2003 07 01 05 019f 03 0190"
                                + "f6 14 020701cbff940261000000000000000000000000 77 08 01 7e19f1 0038 4d 08"),
                message(0x0704, 8, "0001 01" + item),
                packaged(0x0704, 8, 2, 1, "0001"),
                message(0x0801, 3, "00000007 00 00 02 01" + PLACE + "ffd8ffd9"),
                message(0x0705, 3, "0001 1159580000 18fef100 0102030405060708"),
                message(0x0900, 1, "53" + PLACE.substring(9) + "07 00 0a0b0c0d0e0f c4 02 abcd"),
                message(0x0900, 1, "f0 260508115958 01 02 01 01 0102 04 00000001 0000000b"),
                message(0x0900, 1, "f0 260508115958 00 02 02 ffff 00000001 ffff 00000000 00000000 0005 5030313230"),
                message(
                        0x0107,
                        1,
                        "0003 3132333435" + "41".repeat(27) + "89860000000000000000 02 5631 03 322e31 00 00"),
                message(0x0702, 1, "01 260508115958 00 02 4a44" + "31".repeat(20) + "00 20300101"),
                lock(
                        0x5501,
                        0x8000,
                        "080526115958 38420000 0090840006 1b 2d 1c 06 00000007 4e 00000000 0000 03 0020 0002"),
                "(013912345678,OK)".getBytes(StandardCharsets.US_ASCII));
    }

    private static Decoding receive(byte[] payload) {
        return receive(DIALECT.open(Profile.DEFAULT), payload);
    }

    private static Decoding receive(Session session, byte[] payload) {
        return session.receive(new Frame("", payload, NOW));
    }

    private static List<Observation> observations(Decoding decoding) {
        return decoding.elements().stream().map(Element::observation).toList();
    }

    private static String answer(Decoding decoding) {
        return decoding.reply().map(Reply::bytes).map(Jt808DialectTest::hex).orElse("");
    }

    private static String command(String type, Map<String, String> params, Map<String, String> settings) {
        return switch (DIALECT.command(new Command(type, params, NOW), "13912345678", new Profile(settings))) {
            case Parsed.Ok<byte[]>(byte[] bytes) -> hex(bytes);
            case Parsed.Refused<byte[]>(var refusal) -> refusal.code();
        };
    }

    /** Of a type, a serial number and a body. */
    private static byte[] message(int type, int serial, String body) {
        return frame("7e", "%04x%04x".formatted(type, bytes(body).length) + TERMINAL + "%04x".formatted(serial) + body);
    }

    private static byte[] packaged(int type, int serial, int packages, int part, String body) {
        int properties = 0x2000 | bytes(body).length;
        return frame(
                "7e",
                "%04x%04x".formatted(type, properties)
                        + TERMINAL
                        + "%04x%04x%04x".formatted(serial, packages, part)
                        + body);
    }

    private static byte[] lock(int type, int flags, String body) {
        return frame("7e", "%04x%04x".formatted(type, flags | bytes(body).length) + TERMINAL + "09" + body);
    }

    private static byte[] frame(String delimiter, String content) {
        return bytes(delimiter + content + "%02x".formatted(checksum(content)) + delimiter);
    }

    private static int checksum(String content) {
        byte[] summed = bytes(content);
        return Checksums.xor(summed, 0, summed.length);
    }

    private static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
