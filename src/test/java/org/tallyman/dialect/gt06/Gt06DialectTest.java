package org.tallyman.dialect.gt06;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
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
import org.junit.jupiter.params.provider.ValueSource;
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
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.tracker.Checksums;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.HostileLines;
import org.tallyman.ident.Parsed;

class Gt06DialectTest {

    private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
    private static final Instant AT = Instant.parse("2026-05-08T11:59:58Z");
    private static final Gt06Dialect DIALECT = new Gt06Dialect();

    /** 8 May 2026, 9 satellites, 38.7 degrees north, 9.14 degrees west, 50 km/h, 90 degrees, ignition on. */
    private static final String GPS = "1a05080b3b3a c9 0426ed60 00fb09a0 32 dc5a";

    private static final String CELL = "010c 01 1234 005678";
    private static final String STATUS = "06 05 04 02 02";
    private static final String SEVEN_CELLS =
            "1234 005678 40 1234 005679 3c 1234 00567a 38 0000 000000 00 0000 000000 00"
                    + "0000 000000 00 0000 000000 00";
    private static final String CELLS = "0f3c0f3c0f3c0f3c0f3c0f3c0f3c0f3c0f3c0f3c0f3c0f3c0f3c0f3c";
    private static final String NAME = "54616c6c796d616e0000000000000000";
    private static final String LOGIN = "01 0356307042441013 3601 3200";

    @Test
    void readsAPosition() {
        Decoding decoding = receive(DIALECT.open(Profile.DEFAULT), message("12" + GPS + CELL, 7));
        assertThat(decoding.checksum()).isEqualTo(Checksum.OK);
        Fix fix = (Fix) observations(decoding).getFirst();
        assertThat(fix.observedAt()).isEqualTo(AT);
        assertThat(fix.latitude()).isCloseTo(38.7, within(1e-4));
        assertThat(fix.longitude()).isCloseTo(-9.14, within(1e-4));
        assertThat(fix.valid()).isTrue();
        assertThat(fix.speedKmh()).isEqualTo(50);
        assertThat(fix.courseDegrees()).isEqualTo(90);
        assertThat(observations(decoding)).contains(new Signal(AT, SignalKind.INPUT, "ignition", true));
        assertThat(attributes(decoding)).containsEntry("sat", 9).containsKey("network");
        assertThat(answer(decoding)).isEqualTo(hex(message("12", 7)));
        assertThat(decoding.reply().orElseThrow().acknowledges()).isTrue();
    }

    @Test
    void readsAnAlarmWithItsStatus() {
        for (String cell : List.of("08" + CELL, "09" + CELL, "10 010c 01 00001234 0000000000005678", "00")) {
            Decoding decoding = receive(DIALECT.open(Profile.DEFAULT), message("26" + GPS + cell + STATUS, 8));
            assertThat(observations(decoding)).hasAtLeastOneElementOfType(Fix.class);
            assertThat(observations(decoding)).contains(new Measurement(AT, "battery", 83, "%", ""));
            assertThat(attributes(decoding))
                    .containsEntry("alarm", "powerCut")
                    .containsEntry("charge", true)
                    .containsEntry("rssi", 4);
        }
    }

    @Test
    void tellsTheSameIdentityOfTheSamePosition() {
        Decoding once = receive(DIALECT.open(Profile.DEFAULT), message("12" + GPS + CELL, 7));
        Decoding again = receive(DIALECT.open(Profile.DEFAULT), message("12" + GPS + CELL, 9));
        assertThat(again.elements()).isEqualTo(once.elements());
        assertThat(once.elements())
                .extracting(Element::identity)
                .doesNotContain(0L)
                .doesNotHaveDuplicates();
    }

    @Test
    void takesTheZoneOfTheLoginAndKeepsIt() {
        Session session = DIALECT.open(Profile.DEFAULT);
        byte[] login = message(LOGIN, 1);
        Decoding greeted = receive(session, login);
        assertThat(greeted.ids()).containsExactly("356307042441013").isEqualTo(DIALECT.ids(login));
        assertThat(answer(greeted)).isEqualTo(hex(message("01", 1)));
        assertThat(greeted.reply().orElseThrow().acknowledges()).isFalse();
        assertThat(DIALECT.ids(longMessage(LOGIN, 1))).containsExactly("356307042441013");
        Instant utc = AT.minusSeconds(8 * 3_600);
        byte[] position = message("12" + GPS + CELL, 2);
        assertThat(fix(receive(session, position)).observedAt()).isEqualTo(utc);
        Session resumed = DIALECT.resume(Profile.DEFAULT, session.context());
        assertThat(fix(receive(resumed, position)).observedAt()).isEqualTo(utc);
        receive(session, message("01 0356307042441013 3601 1f48", 3));
        assertThat(fix(receive(session, position)).observedAt()).isEqualTo(AT.plusSeconds(5 * 3_600));
    }

    @Test
    void takesTheZoneOfTheProfileRatherThanThatOfTheLogin() {
        Profile profile = new Profile(Map.of("zone", "-03:00"));
        Session session = DIALECT.open(profile);
        receive(session, message(LOGIN, 1));
        assertThat(session.context()).isEmpty();
        byte[] position = message("12" + GPS + CELL, 2);
        assertThat(fix(receive(session, position)).observedAt()).isEqualTo(AT.plusSeconds(3 * 3_600));
        assertThat(fix(receive(DIALECT.resume(profile, ""), position)).observedAt())
                .isEqualTo(AT.plusSeconds(3 * 3_600));
    }

    @Test
    void goesOnCountingWeeksWhereAReceiverStartsAnew() {
        Session session = DIALECT.open(new Profile(Map.of("rollover", "true")));
        byte[] position = message("12" + GPS.replaceFirst("1a0508", "060916") + CELL, 2);
        assertThat(fix(receive(session, position)).observedAt()).isEqualTo(AT);
        assertThat(fix(receive(session, message("12" + GPS + CELL, 2))).observedAt())
                .isEqualTo(AT);
    }

    @Test
    void answersAHeartbeatAtOnce() {
        Decoding decoding = receive(DIALECT.open(Profile.DEFAULT), message("13" + STATUS, 3));
        assertThat(answer(decoding)).isEqualTo(hex(message("13", 3)));
        assertThat(decoding.reply().orElseThrow().acknowledges()).isFalse();
        assertThat(observations(decoding)).contains(new Measurement(NOW, "battery", 83, "%", ""));
        assertThat(decoding.elements()).extracting(Element::identity).containsOnly(0L);
    }

    @Test
    void tellsTheTime() {
        assertThat(answer(receive(DIALECT.open(Profile.DEFAULT), message("8a", 4))))
                .isEqualTo(hex(message("8a 1a09010c0000", 0)));
    }

    @Test
    void saysThatItKnowsNoAddress() {
        assertThat(answer(receive(DIALECT.open(Profile.DEFAULT), message("2a" + GPS, 4))))
                .isEqualTo(hex(longMessage("97 0b 00000000 4e4126264e412626302323", 0)));
    }

    @ParameterizedTest
    @CsvSource({
        "LW4G-4B, 46 06 04 f083, power, 13.1",
        "SEEWORLD, 46 06 56 0b 01, power, 11.0",
        "R11, 46 0b12 04 00, power, 28.34",
        "other, 46 06 04 30 02, alarm, jamming",
        "VL103, 46 06 04 30 02, alarm, hardBraking"
    })
    void readsAHeartbeatAsTheModelMeansIt(String model, String body, String name, String value) {
        Session session = DIALECT.open(new Profile(Map.of("model", model)));
        assertThat(attributes(receive(session, message("13" + body, 1))).get(name))
                .hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({
        "battery, steps, batteryLevel, 83",
        "battery, percent, batteryLevel, 5",
        "alarms, common, alarm, lowBattery",
        "alarms, lw, alarm, hardAcceleration"
    })
    void readsLevelsAndAlarmsAsTheProfileSays(String setting, String word, String name, String value) {
        Session session = DIALECT.open(new Profile(Map.of(setting, word)));
        assertThat(attributes(receive(session, message("13 46 05 04 19 02", 1))).get(name))
                .hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({
        "94 00 04d2, adc1, 12.34",
        "94 05 05, door, true",
        "94 0a 0356307042441013 0460001234567890 89460012345678901230, iccid, 89460012345678901230",
        "94 1b 0208 11223344 3503, driverUniqueId, 11223344",
        "94 0b 01, networkTechnology, 4G",
        "70 0034 0001 12, alarm, removing",
        "70 007f 000e 0a0b0c0d0e0f 0c1c 5a ff9c 0037 01, tag1Temp, -10.0",
        "94 1e 000000d5 000002ee, temp1, 21.3",
        "9b 03 32382e33a1e60d0a, temp1, 28.3",
        "70 0018 0002 017d 002a 0001 01, door, true",
        "8c 1a05080b3b3a 01 3335303d302c3238333d30303030303030412c cb03851f5f03c02052550000, obdOdometer, 100.0",
        "94 0b 04d2, power, 12.34",
        "f1 6318c000 0001 01 01 0005 02 0195, power, 4.05",
        "f1 6318c000 0001 01 02, motion, true",
        "f1 6318c000 0004 01 01 000b 02 00fa, batteryTemp, 25.0",
        "f2 6318c000 000c 04 55 01 0007, externalBatteryCycles, 7",
        "f2 6318c000 000a 00 0c 00 0a0b0c0d0e0f 02 03 01 aabb, eventData, 3",
        "13 46 06 04, rssi, 4",
        "21 00000001 01 68656c6c6f, result, hello"
    })
    void readsLongMessages(String body, String name, String value) {
        Decoding decoding = receive(DIALECT.open(Profile.DEFAULT), longMessage(body, 1));
        assertThat(attributes(decoding).get(name)).hasToString(value);
    }

    /** Types that several makers use, each for its own layout, which they tell apart by length. */
    @ParameterizedTest
    @CsvSource({
        "17" + GPS + CELL + "0000000012345678 01, driverUniqueId, 0000000012345678",
        "24" + GPS + CELL + "01 04d2 0195 00000000000000000000, power, 12.34",
        "12" + GPS + CELL + "000003e8 01 41 01 02 003c, drivingTime, 60",
        "12" + GPS + CELL + "00 05 01, ignition, false",
        "12" + GPS + CELL + "01 05 01 000003e8, odometer, 1000",
        "16" + GPS + CELL + "7e 05 04 01 02, alarm, overspeed",
        "26" + GPS + "09" + CELL + "7e 05 04 00 02, alarm, removing",
        "26" + GPS + "09" + CELL + "76 05 04 00 02, alarm, geofence",
        "26" + GPS + "09" + CELL + STATUS + "00 05 01 000003e8, odometer, 1000",
        "37" + GPS + CELL + "01 05 00 0027 02 04d2, power, 12.34",
        "36 46 06 04 00 02 0018 02 0195 0032 01 02 006a 01 50, startupStatus, 2",
        "13 46 06 04, rssi, 4",
        "25" + GPS + "010c 01 1234 00005678" + "00, type, 37",
        "27" + GPS + "08" + CELL + "46 06 04 07 12, alarm, jamming",
        "39" + GPS + "00 010c 01 1234 005678 40" + STATUS + "0027 02 04d2, power, 12.34",
        "61 0356307042441013" + GPS + "010c 01 1234 00005678 0000000004d2, driverUniqueId, 1234",
        "a9 1a05080b3b3a 010c 01 00 01 1234 005678 40 00 01 0a0b0c0d0e0f 3c 06 02, alarm, overspeed",
        "b2 1a05080b3b3a c4 0a0b0c0d0e0f" + NAME + "0001 0002 012c 04, tagBattery, 3.0",
        "31" + GPS + CELL + "00 05 01, event, 5",
        "32" + GPS + "09" + CELL + STATUS + ", alarm, powerCut",
        "19 1a05080b3b3a 010c 01" + SEVEN_CELLS + "ff" + STATUS + ", alarm, powerCut",
        "19 1a05080b3b3a 010c 01" + SEVEN_CELLS + "ff 0102, rest, 0102",
        "40 0000000000000000 6318c000 50 0100 51 0200 60 0bb8 0001 1068 0007" + CELLS + "0102 0304 " + NAME + " 0506 "
                + NAME + "00000001 00000002 00000003, manufacturer, Tallyman",
        "a7" + CELL + "313233343536373839303132333435363738393031 00 02, type, 167"
    })
    void readsLayoutsOfManyMakers(String body, String name, String value) {
        Decoding decoding = receive(DIALECT.open(Profile.DEFAULT), message(body, 1));
        assertThat(attributes(decoding).get(name)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "61 0356307042441013" + GPS,
                "b2 1a05080b3b3a c4 0a0b0c0d0e0f" + NAME + "0001",
            })
    void inventsNothingThatDidNotCome(String body) {
        Decoding decoding = receive(DIALECT.open(Profile.DEFAULT), message(body, 1));
        assertThat(decoding.rejections()).hasSize(1);
        assertThat(decoding.elements()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a05080b3b3a 0001 01", "1a0d080b3b3a 010c 01", "1a05080b3b3a 810c 01"})
    void leavesAnAlarmBesideOtherThanSevenCellsUnread(String start) {
        Decoding decoding = receive(DIALECT.open(Profile.DEFAULT), message("19" + start + SEVEN_CELLS + "ff", 1));
        assertThat(decoding.rejections()).isEmpty();
        assertThat(decoding.elements()).isEmpty();
    }

    @Test
    void readsABatteryThatTellsItsLevelOnly() {
        Decoding decoding = receive(DIALECT.open(Profile.DEFAULT), longMessage("f2 6318c000 000c 01 55", 1));
        assertThat(attributes(decoding))
                .containsEntry("externalBatteryLevel", 85)
                .doesNotContainKey("externalBatteryCycles");
    }

    @Test
    void readsShortTypesInLongFrames() {
        Decoding decoding = receive(DIALECT.open(Profile.DEFAULT), longMessage("12" + GPS + CELL, 5));
        assertThat(fix(decoding).observedAt()).isEqualTo(AT);
        assertThat(answer(decoding)).isEqualTo(hex(message("12", 5)));
    }

    @Test
    void readsTheAccuracyAmongMembers() {
        Decoding decoding =
                receive(DIALECT.open(Profile.DEFAULT), message("37" + GPS + CELL + "01 05 00 003b 02 04d2", 1));
        assertThat(fix(decoding).accuracyM()).isEqualTo(12.34);
    }

    @Test
    void readsTheCellThatAsksForAnAddressOrHearsAccessPoints() {
        for (String body : List.of(
                "a7" + CELL + "00".repeat(23),
                "a7 010c 01 00001234 0000000000005678" + "00".repeat(23),
                "24 1a05080b3b3a 010c 01 1234 005678 40" + "00".repeat(36) + "ff 0002",
                "24 1a05080b3b3a 00 010c 01 01 1234 005678 40 0000",
                "34 1a05080b3b3a 00 010c 0001 1234 00005678 40" + "00".repeat(32),
                "33 1a05080b3b3a 010c 01 1234 00005678 40" + "00".repeat(35) + "ff 01 0a0b0c0d0e0f 3c")) {
            assertThat(attributes(receive(DIALECT.open(Profile.DEFAULT), message(body, 1))))
                    .extractingByKey("network")
                    .asString()
                    .contains("locationAreaCode=4660", "cellId=22136");
        }
    }

    @Test
    void answersPiecesOfSound() {
        String media = "41 0000000000000000 6318c000" + "00".repeat(22) + "00000007 00000400 00 00 00 0000 ffd8";
        Decoding decoding = receive(DIALECT.open(Profile.DEFAULT), longMessage(media, 9));
        assertThat(answer(decoding)).isEqualTo(hex(longMessage("41", 9)));
        assertThat(attributes(decoding)).containsEntry("mediaId", 7L).containsEntry("mediaSize", 1024L);
    }

    @Test
    void readsThePositionThatADeviceAnswersInWords() {
        String text =
                "Current position!Lat:N38.700000,Lon:W9.140000,Course:90.00,Speed:50.00,DateTime:2026-05-08  11:59:58";
        String digits = hex(text.getBytes(StandardCharsets.US_ASCII));
        Decoding decoding = receive(DIALECT.open(Profile.DEFAULT), longMessage("21 00000000 01" + digits, 1));
        assertThat(observations(decoding)).contains(new Fix(AT, true, 38.7, -9.14, null, 50.0, 90.0, null));
    }

    @Test
    void asksForAPictureToItsEnd() {
        Session session = DIALECT.open(Profile.DEFAULT);
        String offer = "35 1a05080b3b3a 05 0426ed60 00fb09a0 010001 00000500 11223344";
        assertThat(answer(receive(session, message(offer, 1)))).isEqualTo(hex(message("36 11223344 00000000 0400", 0)));
        Session resumed = DIALECT.resume(Profile.DEFAULT, session.context());
        String piece = "36 11223344 00000000 0400" + "ab".repeat(0x400);
        assertThat(answer(receive(resumed, longMessage(piece, 2))))
                .isEqualTo(hex(message("36 11223344 00000400 0100", 0)));
        String last = "36 11223344 00000400 0100" + "ab".repeat(0x100);
        assertThat(receive(resumed, longMessage(last, 3)).reply()).isEmpty();
        assertThat(resumed.context()).isEmpty();
    }

    @Test
    void refusesWhatHasAWrongChecksumOrIsTooShort() {
        byte[] damaged = message("12" + GPS + CELL, 7);
        damaged[10] ^= 1;
        Decoding decoding = receive(DIALECT.open(Profile.DEFAULT), damaged);
        assertThat(decoding.checksum()).isEqualTo(Checksum.BAD);
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.reply()).isEmpty();
        assertThat(codes(decoding)).containsExactly("checksum");
        byte[] miscounted = bytes("787822 12" + GPS + CELL + "0007");
        int crc = Checksums.crc16X25(miscounted, 2, miscounted.length);
        miscounted = bytes(hex(miscounted) + "%04x0d0a".formatted(crc));
        assertThat(fix(receive(DIALECT.open(Profile.DEFAULT), miscounted)).observedAt())
                .isEqualTo(AT);
        Decoding tooShort = receive(DIALECT.open(Profile.DEFAULT), message("12" + GPS.substring(0, 20), 7));
        assertThat(codes(tooShort)).containsExactly("length");
        Decoding unknown = receive(DIALECT.open(Profile.DEFAULT), message("ee 00", 7));
        assertThat(codes(unknown)).containsExactly("unsupported");
        assertThat(answer(unknown)).isEqualTo(hex(message("ee", 7)));
    }

    @Test
    void readsAccessPointsInAFrameWithoutChecksum() {
        byte[] frame = bytes("787801 69 260508115958 0a0b0c0d0e0f3c 01 010c 01 1234 5678 64 0d0a");
        Decoding decoding = receive(DIALECT.open(Profile.DEFAULT), frame);
        assertThat(decoding.checksum()).isEqualTo(Checksum.NONE);
        assertThat(answer(decoding)).isEqualTo("787800692605081159580d0a");
        assertThat(observations(decoding))
                .containsExactly(new DeviceStatus(
                        AT,
                        "report",
                        Map.of(
                                "network",
                                Map.of(
                                        "wifiAccessPoints",
                                        List.of(Map.of("macAddress", "0a:0b:0c:0d:0e:0f", "signalStrength", -60L)),
                                        "cellTowers",
                                        List.of(Map.of(
                                                "mobileCountryCode", 268L,
                                                "mobileNetworkCode", 1L,
                                                "locationAreaCode", 0x1234L,
                                                "cellId", 0x5678L,
                                                "signalStrength", -100L))))));
    }

    @Test
    void tellsACellOnceThatFillsAList() {
        String cell = "1234 005678 40";
        Decoding decoding = receive(
                DIALECT.open(Profile.DEFAULT), message("28 1a05080b3b3a 010c 01" + cell.repeat(7) + "ff 0002", 5));
        assertThat(attributes(decoding))
                .extractingByKey("network")
                .asString()
                .containsOnlyOnce("cellId=22136")
                .contains("signalStrength=-64");
        Decoding unheard = receive(DIALECT.open(Profile.DEFAULT), message("f3 1a05080b3b3a 01 0000 0a0b0c0d0e0f", 5));
        assertThat(attributes(unheard))
                .containsEntry(
                        "network", Map.of("wifiAccessPoints", List.of(Map.of("macAddress", "0a:0b:0c:0d:0e:0f"))));
    }

    @Test
    void writesCommands() {
        assertThat(command("engineStop", Map.of(), Map.of()))
                .isEqualTo(hex(message("80 0c 00000000 52656c61792c3123", 0)));
        assertThat(command("engineResume", Map.of(), Map.of("alternative", "true", "password", "7")))
                .isEqualTo(hex(message("80 0b 00000000 484659442c3723", 0)));
        assertThat(command("custom", Map.of("data", "A#"), Map.of("language", "true")))
                .isEqualTo(hex(message("80 06 00000000 4123 0002", 0)));
        assertThat(command("custom", Map.of(), Map.of())).isEqualTo("missing");
        assertThat(command("custom", Map.of("data", "x".repeat(201)), Map.of())).isEqualTo("range");
        assertThat(command("sendSms", Map.of(), Map.of())).isEqualTo("unsupported");
    }

    @Test
    void cutsALineThatComesByteByByte() {
        byte[] login = message(LOGIN, 1);
        byte[] within = message("15 08 00000000 0d0a7878 0002", 0x0D0A);
        byte[] large = longMessage("94 04" + "41".repeat(300), 2);
        byte[] line = bytes("0d0a00" + hex(login) + hex(within) + "0000" + hex(large));
        assertThat(FramingConformance.trickle(DIALECT.framing(), line)).containsExactly(login, within, large);
    }

    @Test
    void survivesDamage() {
        HostileLines.survive(
                DIALECT,
                Map.of(),
                message(LOGIN, 1),
                message("12" + GPS + CELL, 2),
                message("26" + GPS + "09" + CELL + STATUS, 3),
                message("13" + STATUS, 4),
                message("28 1a05080b3b3a 010c 01" + "1234 005678 40".repeat(7) + "ff 0002", 5),
                message("17" + GPS + CELL + "0000000012345678 01", 5),
                message("12" + GPS + CELL + "000003e8 01 41 01 02 003c", 5),
                message("36 46 06 04 00 02 0018 02 0195 0032 01 02", 5),
                message("95 ffff01 1a05080b3b3a 9a 0426ed60 00fb09a0 1c5a 0032 008a 92 0000 45462e6d7034", 5),
                longMessage("70 0018 0002 017d 0033 0012 6303564e 07 0170 0426ed60 00fb09a0 32 dc5a", 6),
                longMessage(
                        "94 0d"
                                + " 2141494f494c2c30322c3030322e3732302c3032392e3530302c3532344a2c313030302c3030332e3430302c30",
                        7),
                longMessage("8c 1a05080b3b3a 01 3335303d302c3238333d30303030303030412c cb03851f5f03c02052550000", 8));
        for (String model : List.of("LW", "NT20", "QH302R", "R11", "SEEWORLD", "VL103")) {
            HostileLines.survive(
                    DIALECT,
                    Map.of("model", model),
                    message("13" + STATUS, 4),
                    message("16" + GPS + "09" + CELL + STATUS, 3),
                    message("22" + GPS + CELL + "010203", 3));
        }
    }

    private static Decoding receive(Session session, byte[] payload) {
        return session.receive(new Frame("", payload, NOW));
    }

    private static List<Observation> observations(Decoding decoding) {
        return decoding.elements().stream().map(Element::observation).toList();
    }

    private static Fix fix(Decoding decoding) {
        return (Fix) observations(decoding).getFirst();
    }

    private static String answer(Decoding decoding) {
        return decoding.reply().map(Reply::bytes).map(Gt06DialectTest::hex).orElse("");
    }

    private static String command(String type, Map<String, String> params, Map<String, String> settings) {
        return switch (DIALECT.command(new Command(type, params, NOW), "356307042441013", new Profile(settings))) {
            case Parsed.Ok<byte[]>(byte[] bytes) -> hex(bytes);
            case Parsed.Refused<byte[]>(var refusal) -> refusal.code();
        };
    }

    /** Of a type and a body, with length, serial number and CRC. */
    private static byte[] message(String body, int serial) {
        return framed("7878", "%02x", body, serial);
    }

    private static byte[] longMessage(String body, int serial) {
        return framed("7979", "%04x", body, serial);
    }

    private static byte[] framed(String start, String length, String body, int serial) {
        String counted = length.formatted(bytes(body).length + 4) + body + "%04x".formatted(serial);
        byte[] summed = bytes(counted);
        return bytes(start + counted + "%04x".formatted(Checksums.crc16X25(summed, 0, summed.length)) + "0d0a");
    }

    private static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
