package org.tallyman.dialect.queclink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.Decoded.codes;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.tracker.Checksums;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.HostileLines;
import org.tallyman.ident.Parsed;

class QueclinkDialectTest {

    private static final String TRAILER = "+RESP:GTERI,C20100,860000000000019,box,00000100,13100,10,1,1,36.5,270,12.5,"
            + "-8.610000,41.150000,20260301101500,0268,0003,04D2,0000B801,01,9,120.5,00010:30:00,,,87,210200,,1,0,6,4,0,,003F,"
            + "door,AABBCCDDEEFF,1,3100,-18.50,61,20260301101502,0A0F$";
    private static final String CAN = "+BUFF:GTCAN,8020050402,860000000000027,,00,1,E00FFFFF,VIN12345678901234,1,H1500,"
            + "10.50,900,50,70,L/H2.5,P80.00,12,5,10.50,1.00,0.50,L3.00,7000,0010,0001,02,03,00000003,P55.00,1200,1,"
            + "51.0,90,100.0,2.350000,48.850000,20260301120000,0208,0001,00AA,00BB,00,20260301120001,0001$";
    private static final String PLACE = "1,4.3,92,70.0,2.350000,48.850000,20260301080000,0208,0001,00AA,00BB,00";
    private static final Instant FIXED = Instant.parse("2026-03-01T10:15:00Z");

    @Test
    void readsATrailerWithATag() {
        Decoding decoding = decode(TRAILER);
        assertThat(decoding.ids()).containsExactly("860000000000019");
        assertThat(decoding.sentAt()).isEqualTo("2026-03-01T10:15:02Z");
        assertThat(observations(decoding))
                .contains(
                        new Fix(FIXED, true, 41.15, -8.61, 12.5, 36.5, 270.0, null),
                        new Measurement(FIXED, "temperature", -18.5, "Cel", "AABBCCDDEEFF"),
                        new Measurement(FIXED, "humidity", 61, "%", "AABBCCDDEEFF"),
                        new Measurement(FIXED, "battery", 87, "%", ""),
                        new Measurement(FIXED, "supply-voltage", 13.1, "V", ""),
                        new Signal(FIXED, SignalKind.INPUT, "ignition", true),
                        new Signal(FIXED, SignalKind.INPUT, "in1", true));
        assertThat(status(decoding).attributes())
                .containsEntry("odometer", 120_500.0)
                .containsEntry("hours", 37_800_000L)
                .containsEntry("sat", 9L)
                .containsEntry(
                        "network",
                        Map.of(
                                "cellTowers",
                                List.of(Map.of(
                                        "mobileCountryCode", 268L,
                                        "mobileNetworkCode", 3L,
                                        "locationAreaCode", 0x04D2L,
                                        "cellId", 0xB801L))));
        assertThat(reply(decoding)).isEqualTo("+SACK:0A0F$ acknowledges");
    }

    @Test
    void readsWhatTheBusOfALorrySays() {
        assertThat(status(decode(CAN)).attributes())
                .containsEntry("vin", "VIN12345678901234")
                .containsEntry("vehicleOdometer", 150_000.0)
                .containsEntry("fuelUsed", 10.5)
                .containsEntry("rpm", 900L)
                .containsEntry("obdSpeed", 50L)
                .containsEntry("fuelConsumption", 2.5)
                .containsEntry("fuelLevel", 80.0)
                .containsEntry("range", 1_200.0)
                .containsEntry("hours", 37_800_000L)
                .containsEntry("doors", 3L)
                .containsEntry("adBlueLevel", 55.0)
                .containsEntry("axleWeight1", 1_200L)
                .containsEntry("archive", true);
        assertThat(fixes(decode(CAN))).extracting(Fix::latitude).containsExactly(48.85);
    }

    @Test
    void tellsALastKnownPositionFromTheNewsItCameWith() {
        Decoding decoding = decode("+RESP:GTIGN,060100,860000000000035,,60,0,0.0,0,5.0,2.350000,48.850000,"
                + "20260301080000,0208,0001,00AA,00BB,00,,10.0,20260301093000,0002$");
        Instant now = Instant.parse("2026-03-01T09:30:00Z");
        assertThat(observations(decoding))
                .contains(new Signal(now, SignalKind.INPUT, "ignition", true))
                .contains(new Fix(Instant.parse("2026-03-01T08:00:00Z"), true, 48.85, 2.35, 5.0, 0.0, 0.0, null));
    }

    @Test
    void readsEachPositionOfOneReport() {
        Decoding decoding = decode("+RESP:GTFRI,1A0100,860000000000043,cart,0,0,2,"
                + "1,4.0,10,5.0,2.350000,48.850000,20260301080000,0208,0001,00AA,00BB,1.5,"
                + "1,5.0,20,6.0,2.351000,48.851000,20260301080010,0208,0001,00AA,00BB,1.6,77,20260301080012,0003$");
        assertThat(fixes(decoding)).extracting(Fix::courseDegrees).containsExactly(10.0, 20.0);
        assertThat(status(decoding).attributes())
                .containsEntry("odometer", 1_600.0)
                .containsEntry("batteryLevel", 77L);
        assertThat(decoding.elements()).extracting(Element::identity).doesNotHaveDuplicates();
    }

    @Test
    void setsRightAClockThatShowsLocalTime() {
        Profile profile = new Profile(Map.of("zone", "+02:00"));
        Decoding decoding = new QueclinkDialect()
                .open(profile)
                .receive(Frames.text("+RESP:GTSOS,1A0100,860000000000035,,0,0,1,1,4.3,92,70.0,2.350000,48.850000,"
                        + "20260301080000,0208,0001,00AA,00BB,,20260301093000,11F0$"));
        assertThat(fixes(decoding)).extracting(Fix::observedAt).containsExactly(Instant.parse("2026-03-01T06:00:00Z"));
        assertThat(decoding.sentAt()).isEqualTo("2026-03-01T07:30:00Z");
    }

    @Test
    void makesNoPositionOfAReportWithoutOne() {
        Decoding decoding = decode(
                "+RESP:GTFRI,060100,860000000000051,,12000,10,1,0,,,,,,,0208,0001,00AA,00BB,00,5.0,,,,50,110000,,,,"
                        + "20260301080012,0004$");
        assertThat(fixes(decoding)).isEmpty();
        assertThat(status(decoding).observedAt()).isEqualTo("2026-03-01T08:00:12Z");
        assertThat(status(decoding).attributes())
                .containsEntry("power", 12.0)
                .containsEntry("batteryLevel", 50L)
                .containsEntry("odometer", 5_000.0)
                .containsEntry("ignition", false);
    }

    @Test
    void takesPositionsOfAReportWhoseSendTimeIsNone() {
        Decoding decoding = decode(TRAILER.replace("20260301101502", "20261301101502"));
        assertThat(fixes(decoding)).extracting(Fix::observedAt).containsExactly(FIXED);
        assertThat(reply(decoding)).isEqualTo("+SACK:0A0F$ acknowledges");
        assertThat(decoding.sentAt()).isNull();
        Decoding unplaced = Frames.decode(
                new QueclinkDialect(), Frames.text("+RESP:GTPFA,060100,860000000000051,,20261301101502,0004$"));
        assertThat(unplaced.elements()).isEmpty();
        assertThat(codes(unplaced)).containsExactly("time");
        assertThat(reply(unplaced)).isEqualTo("+SACK:0004$ acknowledges");
    }

    @Test
    void readsTheAnswerToACommandOfADeviceWithoutATime() {
        for (String answer : List.of(
                "+ACK:GTRTO,060100,860000000000051,,0,0001,,0002$",
                "+ACK:GTRTO,060100,860000000000051,,0,0001,0002$")) {
            Frame frame = Frames.text(answer);
            Decoding decoding = Frames.decode(new QueclinkDialect(), frame);
            assertThat(status(decoding).attributes()).as(answer).isEqualTo(Map.of("result", "+ACK:GTRTO"));
            assertThat(new QueclinkDialect().answer(frame.payload(), decoding))
                    .as(answer)
                    .isPresent();
        }
    }

    @Test
    void refusesNothingOfADeviceThatHasNoFixYet() {
        Decoding decoding =
                decode("+RESP:GTFRI,060100,860000000000051,,12000,10,1,0,0.0,0,0.0,0.000000,0.000000,00000000000000,"
                        + "0208,0001,00AA,00BB,00,5.0,,,,50,110000,,,,20260301080012,0004$");
        assertThat(fixes(decoding)).isEmpty();
        assertThat(status(decoding).observedAt()).isEqualTo("2026-03-01T08:00:12Z");
        assertThat(status(decoding).attributes()).containsEntry("power", 12.0);
        byte[] body = HexFormat.of()
                .parseHex("07" + "00fe0fbf" + "0000" + "0f01060609" + "560c22384e5a0c03" + "57" + "3034" + "22" + "00"
                        + "10" + "01" + "00" + "000000" + "0000" + "0000" + "00000000" + "00000000"
                        + "00000000000000"
                        + "0268000304d2b80100" + "07ea03010a0f02" + "0051");
        Decoding binary = Frames.decode(new QueclinkDialect(), Frames.bytes(sealed("+RSP", body)));
        assertThat(binary.rejections()).isEmpty();
        assertThat(fixes(binary)).isEmpty();
        assertThat(status(binary).attributes()).containsEntry("batteryLevel", 87);
    }

    @Test
    void keepsReportsOfUnknownTypesAndModels() {
        Decoding decoding = decode("+RESP:GTXYZ,ZZ0100,860000000000068,,a,b,1,9.0,30,1.0,2.350000,48.850000,"
                + "20260301080000,0208,0001,00AA,00BB,00,20260301080001,0005$");
        assertThat(fixes(decoding)).extracting(Fix::speedKmh).containsExactly(9.0);
        assertThat(status(decoding).attributes()).containsEntry("type", "XYZ");
    }

    @Test
    void answersAHeartbeatAtOnceAndKeepsNothingOfIt() {
        Decoding decoding = decode("+ACK:GTHBD,060100,860000000000076,,20260301080000,00F0$");
        assertThat(decoding.elements()).isEmpty();
        assertThat(reply(decoding)).isEqualTo("+SACK:GTHBD,060100,00F0$");
        assertThat(new QueclinkDialect()
                        .open(new Profile(Map.of("acknowledge", "false")))
                        .receive(Frames.text(TRAILER))
                        .reply())
                .isEmpty();
    }

    @Test
    void readsTheOlderBinaryForm() {
        byte[] frame = binary();
        Decoding decoding = Frames.decode(new QueclinkDialect(), Frames.bytes(frame));
        assertThat(decoding.checksum()).isEqualTo(Checksum.OK);
        assertThat(decoding.ids()).startsWith("861234567890123");
        assertThat(new QueclinkDialect().ids(frame)).isEqualTo(decoding.ids());
        assertThat(fixes(decoding)).containsExactly(new Fix(FIXED, true, 41.15, -8.61, 100.0, 36.5, 270.0, null));
        assertThat(status(decoding).attributes())
                .containsEntry("batteryLevel", 87)
                .containsEntry("power", 12.34)
                .containsEntry("sat", 9)
                .containsEntry("ignition", true);
    }

    @Test
    void readsTheVoltagesOfAnEventInTheOlderBinaryForm() {
        byte[] body = HexFormat.of()
                .parseHex("06" + "00fe0fbf" + "0000" + "0f0106" + "0609" + "560c22384e5a0c03" + "57" + "3034" + "22"
                        + "09"
                        + "0e74" + "01" + "01" + "00016d" + "010e" + "0064" + "ff7c9f30" + "0273e630" + "07ea03010a0f00"
                        + "0268000304d2b80100" + "07ea03010a0f02" + "0051");
        Decoding decoding = Frames.decode(new QueclinkDialect(), Frames.bytes(sealed("+EVT", body)));
        assertThat(fixes(decoding)).containsExactly(new Fix(FIXED, true, 41.15, -8.61, 100.0, 36.5, 270.0, null));
        assertThat(status(decoding).attributes())
                .containsEntry("event", 6)
                .containsEntry("alarm", "lowBattery")
                .containsEntry("power", 12.34)
                .containsEntry("battery", 3.7);
    }

    /** Reports of types that say one thing more than where the device was, of models with and without a vehicle's number. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GTSTT,270100,860000000000035,,42," + PLACE + "|motion|true",
                "GTSTT,5E0100,860000000000035,1G1JC5444R7252367,,21," + PLACE + "|ignition|true",
                "GTIDF,270100,860000000000035,,11,300," + PLACE + ",2000.0|ignition|false",
                "GTGSS,270100,860000000000035,,0,5,22,," + PLACE + "|sat|5",
                "GTGSS,270100,860000000000035,,0,5,22,," + PLACE + "|motion|true",
                "GTCRA,270100,860000000000035,,05," + PLACE + "|alarm|accident",
                "GTBTC,270100,860000000000035,," + PLACE + "|charge|true",
                "GTSTC,270100,860000000000035,,," + PLACE + "|charge|false",
                "GTEPS,270100,860000000000035,,13500,00,1," + PLACE + ",2000.0|power|13.5",
                "GTGEO,270100,860000000000035,,,01,1," + PLACE + "|alarm|geofenceEnter",
                "GTGEO,270100,860000000000035,,,10,1," + PLACE + "|alarm|geofenceExit",
                "GTBPL,5E0100,860000000000035,,,3.53," + PLACE + "|battery|3.53",
                "GTBAT,270100,860000000000035,,1,12340,,4.10,1,0|power|12.34",
                "GTBAT,5E0100,860000000000035,1G1JC5444R7252367,,1,12340,,4.10,1,0|battery|4.1",
                "GTOSM,5E0100,860000000000035,1G1JC5444R7252367,,1,0,00000036,1,12340,1726,33," + PLACE + "|rpm|1726"
            })
    void readsWhatATypeIsAbout(String report, String name, String value) {
        Decoding decoding = decode("+RESP:" + report + ",20260301093000,11F0$");
        assertThat(status(decoding).attributes().get(name)).hasToString(value);
    }

    @Test
    void readsInformationInTheOlderBinaryForm() {
        byte[] frame = information();
        Decoding decoding = Frames.decode(new QueclinkDialect(), Frames.bytes(frame));
        assertThat(decoding.rejections()).isEmpty();
        assertThat(decoding.ids()).startsWith("861234567890123");
        assertThat(status(decoding).observedAt()).isEqualTo("2026-03-01T10:15:02Z");
        assertThat(status(decoding).attributes())
                .containsEntry("versionFw", "1545")
                .containsEntry("ignition", true)
                .containsEntry("sat", 9)
                .containsEntry("power", 12.0)
                .containsEntry("battery", 4.0)
                .containsEntry("batteryLevel", 87)
                .containsEntry("iccid", "8931086012345678901");
    }

    @Test
    void readsBehindAPositionThatWasAskedForWhatTheModelHasThere() {
        String asset =
                "+RESP:GTRTL,400201,860000000000035,van,0,0,2,21.1,86,0,1.6,0,5.8,2.350000,48.850000,20260301080000,"
                        + "0208,0001,00AA,00BB,18,0,4038,85,0,0,22.1,20260301093000,008C$";
        assertThat(status(decode(asset)).attributes())
                .containsEntry("battery", 4.038)
                .containsEntry("temp1", 22.1);
        String extended = "+RESP:GTERI,DE0100,860000000000035,,00000000,,10,1,1,0.0,0,28.9,2.350000,48.850000,"
                + "20260301080000,0208,0001,00AA,00BB,18,0,03,9,1,86,0,1,20260301093000,008C$";
        assertThat(status(decode(extended)).attributes())
                .containsEntry("sat", 9L)
                .containsEntry("batteryLevel", 86L)
                .containsEntry("motion", true)
                .doesNotContainKey("battery");
        String vehicle =
                "+RESP:GTDOG,270100,860000000000035,,,00,1,1,4.3,92,70.0,2.350000,48.850000,20260301080000,0208,0001,"
                        + "00AA,00BB,00,2000.0,00001:00:00,,,80,210100,,,,20260301093000,11F0$";
        assertThat(status(decode(vehicle)).attributes())
                .containsEntry("odometer", 2_000_000.0)
                .containsEntry("hours", 3_600_000L)
                .containsEntry("ignition", true);
    }

    @Test
    void readsATemperatureWhereverTheSeriesHasIt() {
        String place = "4.3,92,70.0,2.350000,48.850000,20260301080000,0208,0001,00AA,00BB,00,";
        assertThat(status(decode("+RESP:GTTEM,1A0100,860000000000035,,1,25.5,1," + place + "20260301093000,11F0$"))
                        .attributes())
                .containsEntry("temp1", 25.5);
        assertThat(status(decode("+RESP:GTTMP,060100,860000000000035,,,00,1,1," + place
                                + "2000.0,28AB,,22.5,20260301093000,11F0$"))
                        .attributes())
                .containsEntry("temp1", 22.5);
    }

    @Test
    void refusesABinaryFrameThatIsDamaged() {
        byte[] frame = binary();
        frame[40] ^= 1;
        Decoding decoding = Frames.decode(new QueclinkDialect(), Frames.bytes(frame));
        assertThat(decoding.checksum()).isEqualTo(Checksum.BAD);
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.rejections()).hasSize(1);
        assertThat(decoding.reply()).isEmpty();
    }

    @Test
    void readsACompressedTrack() {
        byte[] body = HexFormat.of()
                .parseHex("64" + "00000000" + "0000" + "0f01060609" + "560c22384e5a0c03" + "57" + "0000" + "22" + "09"
                        + "0003" + "40145a" + "ff7c9f30" + "0273e630" + "69a410f4" + "00" + "8000000801"
                        + "07ea03010a0f02" + "0051");
        Decoding decoding = Frames.decode(new QueclinkDialect(), Frames.bytes(sealed("+RSP", body)));
        Instant first = Instant.ofEpochSecond(0x69A410F4L);
        assertThat(fixes(decoding))
                .containsExactly(
                        new Fix(first, true, 41.15, -8.61, null, 1.0, 90.0, null),
                        new Fix(first.plusSeconds(2), true, 41.150001, -8.609999, null, 1.0, 90.0, null));
    }

    @Test
    void readsWhatAVehicleSaysInBinary() {
        byte[] frame = vehicle();
        Decoding decoding = Frames.decode(new QueclinkDialect(), Frames.bytes(frame));
        assertThat(decoding.ids()).contains("861234567890123");
        assertThat(fixes(decoding)).extracting(Fix::latitude).containsExactly(41.15);
        assertThat(status(decoding).attributes())
                .containsEntry("rpm", 800)
                .containsEntry("coolantTemp", 90)
                .containsEntry("dtcsCodes", "04200171")
                .containsEntry("fuelLevel", 60)
                .containsKey("network");
        assertThat(FramingConformance.first(new QueclinkFraming(), frame).consumed())
                .isEqualTo(frame.length);
    }

    private static byte[] vehicle() {
        return sealed(
                "+OBD",
                HexFormat.of()
                        .parseHex("00" + "0000007d" + "0000" + "1f01060609" + "560c22384e5a0c03" + "00" + "0030ed70"
                                + "0320" + "0032" + "005a" + "0007" + "01" + "02" + "04200171" + "0c" + "22"
                                + "3c" + "01" + "00016d" + "010e" + "0064" + "ff7c9f30" + "0273e630" + "07ea03010a0f00"
                                + "0268000304d2b80100" + "07ea03010a0f02" + "0051"));
    }

    @Test
    void readsTheNewerBinaryForm() {
        byte[] frame = HexFormat.of()
                .parseHex("2b00003800" + "0860000000000084" + "8203000300" + "0001" + "69a410f4" + "018950" + "005216"
                        + "29" + "ff7c9f30" + "0273e630" + "69a410f4" + "016d" + "0c" + "010e" + "0003e8" + "08"
                        + "0001" + "00" + "24");
        frame[3] = (byte) frame.length;
        Decoding decoding = Frames.decode(new QueclinkDialect(), Frames.bytes(frame));
        assertThat(decoding.ids()).containsExactly("860000000000084");
        assertThat(fixes(decoding))
                .containsExactly(
                        new Fix(Instant.ofEpochSecond(0x69A410F4L), true, 41.15, -8.61, 100.0, 36.5, 270.0, null));
    }

    @Test
    void cutsALineOfAllForms() {
        byte[] compact = HexFormat.of().parseHex("2b000024" + "00".repeat(31) + "24");
        byte[] text = TRAILER.getBytes(StandardCharsets.US_ASCII);
        byte[] line = concat("\r\n".getBytes(StandardCharsets.US_ASCII), text, binary(), compact, text);
        assertThat(FramingConformance.trickle(new QueclinkFraming(), line))
                .extracting(frame -> frame.length)
                .containsExactly(text.length - 1, binary().length, compact.length, text.length - 1);
    }

    @Test
    void sendsWhatIsACommandAndNothingElse() {
        assertThat(command("AT+GTRTO=gv200,1,,,,,,FFFF$"))
                .isInstanceOfSatisfying(
                        Parsed.Ok.class,
                        ok -> assertThat((byte[]) ok.value())
                                .isEqualTo("AT+GTRTO=gv200,1,,,,,,FFFF$".getBytes(StandardCharsets.US_ASCII)));
        assertThat(command("reboot")).isInstanceOf(Parsed.Refused.class);
    }

    private static Parsed<byte[]> command(String data) {
        Command command = new Command("custom", Map.of("data", data), FIXED);
        return new QueclinkDialect().command(command, "860000000000019", Profile.DEFAULT);
    }

    @Test
    void survivesDamage() {
        HostileLines.survive(
                new QueclinkDialect(),
                Map.of(),
                TRAILER.getBytes(StandardCharsets.US_ASCII),
                CAN.getBytes(StandardCharsets.US_ASCII),
                "+RESP:GTWIF,210102,860000000000092,,1,08626693fb98,-36,,,,,,,,97,20260301080000,05E3$"
                        .getBytes(StandardCharsets.US_ASCII),
                "+RESP:GTINF,040100,860000000000092,,16,8986,16,0,1,,0,4.4,0,0,0,0,20260301080000,11F0$"
                        .getBytes(StandardCharsets.US_ASCII),
                binary(),
                vehicle(),
                information());
    }

    /** Of the battery, of which a header of another form tells; its length stands two bytes earlier. */
    private static byte[] information() {
        return sealed(
                "+INF",
                7,
                HexFormat.of()
                        .parseHex("07" + "fd7f" + "0000" + "560c22384e5a0c03" + "0f0106" + "0609" + "22" + "00" + "09"
                                + "00" + "07ea03010a0f00" + "0000" + "000000000000" + "0000000000" + "01" + "2ee0"
                                + "0fa0" + "57" + "8931086012345678901f" + "000000" + "07ea03010a0f02" + "0051"));
    }

    private static byte[] binary() {
        return sealed(
                "+RSP",
                HexFormat.of()
                        .parseHex("07" + "00fe0fbf" + "0000" + "0f01060609" + "560c22384e5a0c03" + "57" + "3034" + "22"
                                + "09"
                                + "10" + "01" + "01" + "00016d" + "010e" + "0064" + "ff7c9f30" + "0273e630"
                                + "07ea03010a0f00"
                                + "0268000304d2b80100" + "07ea03010a0f02" + "0051"));
    }

    private static byte[] sealed(String header, byte[] body) {
        return sealed(header, 9, body);
    }

    private static byte[] sealed(String header, int length, byte[] body) {
        byte[] frame = concat(header.getBytes(StandardCharsets.US_ASCII), body, new byte[] {0, 0, '\r', '\n'});
        frame[length] = (byte) (frame.length >> 8);
        frame[length + 1] = (byte) frame.length;
        int crc = Checksums.crc16Ccitt(frame, 4, frame.length - 4);
        frame[frame.length - 4] = (byte) (crc >> 8);
        frame[frame.length - 3] = (byte) crc;
        return frame;
    }

    private static byte[] concat(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static Decoding decode(String sentence) {
        Decoding decoding = Frames.decode(new QueclinkDialect(), Frames.text(sentence));
        assertThat(decoding.rejections()).isEmpty();
        assertThat(new QueclinkDialect().ids(sentence.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(decoding.ids());
        return decoding;
    }

    private static String reply(Decoding decoding) {
        Reply reply = decoding.reply().orElseThrow();
        return new String(reply.bytes(), StandardCharsets.US_ASCII) + (reply.acknowledges() ? " acknowledges" : "");
    }

    private static List<Observation> observations(Decoding decoding) {
        return decoding.elements().stream().map(Element::observation).toList();
    }

    private static List<Fix> fixes(Decoding decoding) {
        return observations(decoding).stream()
                .filter(Fix.class::isInstance)
                .map(Fix.class::cast)
                .toList();
    }

    private static DeviceStatus status(Decoding decoding) {
        return Objects.requireNonNull(observations(decoding).stream()
                .filter(DeviceStatus.class::isInstance)
                .map(DeviceStatus.class::cast)
                .toList()
                .getLast());
    }
}
