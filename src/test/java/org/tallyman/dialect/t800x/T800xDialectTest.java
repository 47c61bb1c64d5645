package org.tallyman.dialect.t800x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.Decoded.attributes;
import static org.tallyman.dialect.Decoded.observations;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.HostileLines;
import org.tallyman.ident.Parsed;

class T800xDialectTest {

    private static final String IMEI = "0861234567890123";
    private static final String TIME = "260301101500";
    private static final Instant AT = Instant.parse("2026-03-01T10:15:00Z");

    /** 100 m, -8.5, 41.25, 36.5 km/h, 270 degrees. */
    private static final String PLACE = "0000c842" + "000008c1" + "00002542" + "0365" + "010e";

    private static final String NOWHERE = "ff".repeat(16);
    private static final Fix FIX = new Fix(AT, true, 41.25, -8.5, 100.0, 36.5, 270.0, null);
    private static final String VEHICLE = "003c0e101e03e8" + "005a" + "49" + "c00005010000" + "6100" + "1000";
    private static final String ENGINE =
            "1240" + "0365" + "000009e2" + "ffffffff" + "0384" + "ffff" + "78" + "ff" + "14" + "1e" + "09";

    @Test
    void readsAVehicle() {
        Decoding decoding = decode(message("2525", 0x13, vehicle2("c9", "00", PLACE)));
        assertThat(observations(decoding))
                .contains(
                        FIX,
                        new Signal(AT, SignalKind.INPUT, "ignition", true),
                        new Measurement(AT, "battery", 87, "%", ""));
        assertThat(attributes(decoding))
                .containsEntry("sat", 9)
                .containsEntry("archive", true)
                .containsEntry("adc1", 0.91)
                .doesNotContainKey("adc2")
                .containsEntry("odometer", 120_500L)
                .containsEntry("battery", 3.92)
                .containsEntry("power", 13.52)
                .containsEntry("deviceTemp", -5);
        assertThat(decoding.reply()).isEmpty();
    }

    @Test
    void answersAnAlarmWithItsCode() {
        Decoding decoding = decode(message("2525", 0x14, vehicle2("49", "03", PLACE)));
        assertThat(attributes(decoding)).containsEntry("alarm", "sos");
        assertThat(reply(decoding)).isEqualTo("252514" + "0010" + "0007" + IMEI + "03" + " acknowledges");
    }

    @Test
    void makesAPlaceOfCellsNoPosition() {
        String twoG = "0a0c" + "0003" + "04d2" + "b801" + "04d2" + "b802" + "ffff" + "ffff";
        Decoding decoding = decode(message("2525", 0x13, vehicle2("09", "00", twoG)));
        assertThat(fixes(decoding)).isEmpty();
        assertThat(attributes(decoding).get("network"))
                .asString()
                .contains("cellTowers")
                .contains("mobileCountryCode=524");
        String fourG = "020c" + "0003" + "00b80100" + "0001000200030004";
        assertThat(attributes(decode(message("2525", 0x13, vehicle2("09", "00", fourG))))
                        .get("network"))
                .asString()
                .contains("cellId=12058880");
        assertThat(attributes(decode(message("2525", 0x13, vehicle2("09", "00", NOWHERE)))))
                .doesNotContainKey("network");
    }

    @Test
    void readsTheEngineOfACar() {
        String content =
                VEHICLE.substring(0, VEHICLE.length() - 4) + "00" + "00" + "0001d6b4" + "87" + TIME + PLACE + ENGINE;
        Decoding decoding = decode(message("2626", 0x02, content));
        assertThat(fixes(decoding)).containsExactly(FIX);
        assertThat(attributes(decoding))
                .containsEntry("power", 12.4)
                .containsEntry("fuelUsed", 2.53)
                .doesNotContainKey("fuelConsumption")
                .containsEntry("rpm", 900)
                .containsEntry("coolantTemp", 80)
                .containsEntry("fuelLevel", 9);
    }

    @Test
    void readsAnAsset() {
        String content = "49" + "01" + TIME + PLACE + "8000008120" + "87" + "85" + "17" + "41" + "05" + "0001d6b4"
                + "8214" + "001e000000f01e00001e";
        Decoding decoding = decode(message("2727", 0x04, content));
        assertThat(fixes(decoding)).containsExactly(FIX);
        assertThat(attributes(decoding))
                .containsEntry("alarm", "removing")
                .containsEntry("accelerationZ", 1.2)
                .containsEntry("batteryLevel", 87)
                .containsEntry("deviceTemp", -5)
                .containsEntry("lightSensor", 1.7)
                .containsEntry("battery", 4.1)
                .containsEntry("rssi", 33)
                .containsEntry("ignition", true);
        assertThat(reply(decoding)).endsWith("01 acknowledges");
    }

    @Test
    void readsTheTagsAroundIt() {
        String climate = "aabbccddeeff" + "64" + "5a" + "873a" + "17d4" + "8005" + "40" + "aabbccddee00" + "ff" + "ff"
                + "ffff" + "ffff" + "ffff" + "ff";
        Decoding decoding = decode(message("2727", 0x10, TIME + "01" + "0004" + climate));
        assertThat(observations(decoding))
                .contains(
                        new Measurement(AT, "temperature", -18.5, "Cel", "aabbccddeeff"),
                        new Measurement(AT, "humidity", 61, "%", "aabbccddeeff"));
        assertThat(attributes(decoding))
                .containsEntry("tag1Battery", 3.0)
                .containsEntry("tag1Rssi", -64)
                .containsEntry("tag2Id", "aabbccddee00")
                .doesNotContainKey("tag2Temp");
        Decoding door = decode(
                message("2727", 0x10, TIME + "00" + "0005" + "aabbccddeeff" + "64" + "5a" + "0a0c" + "01" + "40"));
        assertThat(observations(door)).contains(new Signal(AT, SignalKind.DOOR, "aabbccddeeff", true));
        String button = "aabbccddeeff" + "30" + "00" + "49" + PLACE;
        Decoding alarm = decode(message("2727", 0x10, TIME + "00" + "0002" + button));
        assertThat(fixes(alarm)).containsExactly(FIX);
        assertThat(attributes(alarm)).containsEntry("alarm", "sos").containsEntry("tag1Battery", 3.0);
        assertThat(attributes(decode(
                        message("2525", 0x10, TIME + "00" + "0001" + "aabbccddeeff" + "64" + "64" + "4b" + "00"))))
                .containsEntry("tag1TireTemp", 20);
    }

    @Test
    void readsWhatItsSensorsOfMotionFelt() {
        String content = VEHICLE + "ffff" + "0b" + "00" + "0001d6b4" + "87" + TIME + PLACE + "1240" + "0001fffe"
                + "0003" + "fffc" + "00050006";
        Decoding decoding = decode(message("2525", 0x18, content));
        assertThat(fixes(decoding)).containsExactly(FIX);
        assertThat(attributes(decoding)).containsEntry("axisY", -2).containsEntry("rotationZ", 6);
        assertThat(reply(decoding)).endsWith("0b acknowledges");
        assertThat(decode(message("2525", 0x16, content)).reply()).isEmpty();
    }

    @Test
    void readsAnAccidentFromMomentToMoment() {
        String moment = TIME + "49" + "8000008120" + PLACE;
        Decoding decoding = decode(message("2525", 0x07, "01" + moment.repeat(3)));
        assertThat(fixes(decoding)).hasSize(3);
        assertThat(observations(decoding).stream()
                        .filter(DeviceStatus.class::isInstance)
                        .map(status -> ((DeviceStatus) status).attributes().get("alarm")))
                .containsExactly("accident", null, null);
        assertThat(fixes(decode(message("2525", 0x06, "02" + moment)))).containsExactly(FIX);
        assertThat(fixes(decode(message("2626", 0x07, "01" + (moment + "0384").repeat(2)))))
                .hasSize(2);
    }

    @Test
    void readsTagsAndLocksWithAPlace() {
        Decoding driver =
                decode(message("2525", 0x12, TIME + "01" + "49" + PLACE + "0003" + "aabbccddeeff" + "30" + "01"));
        assertThat(fixes(driver)).containsExactly(FIX);
        assertThat(attributes(driver))
                .containsEntry("driverUniqueId", "aabbccddeeff")
                .containsEntry("alarm", "lowBattery");
        Decoding lock = decode(message("2727", 0x17, TIME + "49" + PLACE + "02" + "04" + "0012ab34" + "00"));
        assertThat(fixes(lock)).containsExactly(FIX);
        assertThat(attributes(lock)).containsEntry("lockType", 2).containsEntry("driverUniqueId", "0012ab34");
    }

    @Test
    void readsWhatHangsOnTheSerialPort() {
        Decoding tyres = decode(message(
                "2525", 0x09, TIME + "01" + "0001" + "0a0b0c" + "64" + "64" + "4b" + "00" + "0a0b0d" + "6464ff01"));
        assertThat(attributes(tyres))
                .containsEntry("ignition", true)
                .containsEntry("tag1Id", "0a0b0c")
                .containsEntry("tag1TireTemp", 20)
                .containsEntry("tag2TireStatus", 1)
                .doesNotContainKey("tag2TireTemp");
        assertThat(reply(tyres)).isEqualTo("252509" + "000f" + "0007" + IMEI + " acknowledges");
        Decoding cards =
                decode(message("2525", 0x09, TIME + "00" + "0003" + "3132333441424344" + "0003" + "3132333441424345"));
        assertThat(statuses(cards))
                .extracting(status -> status.attributes().get("driverUniqueId"))
                .containsExactly("1234ABCD", "1234ABCE");
        assertThat(attributes(decode(message("2525", 0x09, TIME + "00" + "0004" + "35323530" + "01"))))
                .containsEntry("fuelLevel", 52.5)
                .containsEntry("fuelAlarm", 1);
        assertThat(attributes(decode(message("2525", 0x09, TIME + "00" + "0005" + "0423" + "1055" + "0800" + "0002"))))
                .containsEntry("liquidHeight", 42.3)
                .containsEntry("temp1", -5.5)
                .containsEntry("liquidHeightFull", 800.0);
        assertThat(attributes(decode(message("2525", 0x09, TIME + "00" + "0102030405"))))
                .containsEntry("serialData", "0102030405");
        assertThat(attributes(decode(message("2525", 0x21, TIME + "01" + "07" + "0a0b"))))
                .containsEntry("serialDevice", 7)
                .containsEntry("serialData", "0a0b");
    }

    @Test
    void readsDevicesOnOneWire() {
        String twoG = "020c" + "0003" + "04d2" + "b801" + "04d2" + "b802" + "ffff" + "ffff";
        String devices = "01" + "28aabbccddeeff01" + "02" + "0191" + "02" + "01aabbccddeeff02" + "00";
        Decoding placed = decode(message("2525", 0x23, TIME + "00" + "01" + "49" + PLACE + devices));
        assertThat(fixes(placed)).containsExactly(FIX);
        assertThat(attributes(placed))
                .containsEntry("sensor1Id", "28aabbccddeeff01")
                .containsEntry("sensor1Data", "0191")
                .containsEntry("sensor2Type", 2);
        assertThat(attributes(decode(message("2525", 0x23, TIME + "00" + "01" + "09" + twoG)))
                        .get("network"))
                .asString()
                .contains("locationAreaCode=1234");
    }

    @Test
    void readsWhatTheConnectorForDiagnosisAnswered() {
        Decoding codes =
                decode(message("2626", 0x09, TIME + "55aa" + "000a" + "4103" + "00" + "042001" + "c10001" + "7f"));
        assertThat(attributes(codes)).containsEntry("dtcs", "P0420 U0100").containsEntry("dtcsNumber", 2);
        String vin = HexFormat.of().formatHex("1G1JC5444R7252367".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(attributes(decode(message("2525", 0x22, TIME + "55aa" + "0014" + "4105" + vin + "7f"))))
                .containsEntry("vin", "1G1JC5444R7252367");
        assertThat(attributes(decode(message("2525", 0x22, TIME + "55aa" + "0004" + "4104" + "01" + "7f"))))
                .containsEntry("dtcsCleared", true);
        assertThat(attributes(decode(message("2525", 0x22, TIME + "55aa" + "0014" + "4105" + "7f"))))
                .doesNotContainKey("vin");
    }

    @Test
    void readsTagsOfSeveralKindsInOneMessage() {
        String tyre = "0001" + "aabbccddee01" + "64" + "64" + "4b" + "00";
        String door = "0005" + "aabbccddee02" + "64" + "5a" + "0a0c" + "01" + "40";
        Decoding mixed = decode(message("2525", 0x10, TIME + "01" + "0000" + tyre + door));
        assertThat(observations(mixed)).contains(new Signal(AT, SignalKind.DOOR, "aabbccddee02", true));
        assertThat(attributes(mixed)).containsEntry("tag1TireTemp", 20).containsEntry("tag2Temp", 25.72);
        String beacon = "aabbccddee03" + "00" + "03" + "0a0b" + "40" + "aabbccddee04" + "00" + "01" + "41";
        assertThat(attributes(decode(message("2727", 0x10, TIME + "01" + "000d" + beacon))))
                .containsEntry("tag1Data", "0a0b")
                .containsEntry("tag1Rssi", -64)
                .containsEntry("tag2Id", "aabbccddee04")
                .containsEntry("tag2Rssi", -63);
    }

    @Test
    void readsAnAssetAmongAccessPoints() {
        String points = "000000000001" + "aabbccddeeff" + "c4" + "ffffffffffff" + "00" + "000000000000" + "00";
        String rest = "8000008120" + "87" + "85" + "17" + "41" + "05" + "0001d6b4" + "8214" + "001e000000f01e00001e";
        Decoding indoors = decode(message("2727", 0x25, "20" + "06" + TIME + points + rest));
        assertThat(attributes(indoors))
                .containsEntry("alarm", "lowBattery")
                .containsEntry("batteryLevel", 87)
                .containsEntry("battery", 4.1)
                .containsEntry(
                        "network",
                        Map.of(
                                "wifiAccessPoints",
                                List.of(Map.of("macAddress", "aa:bb:cc:dd:ee:ff", "signalStrength", -60L))));
        assertThat(reply(indoors)).endsWith("06 acknowledges");
        Decoding outdoors =
                decode(message("2727", 0x24, "40" + "00" + TIME + PLACE + "09" + "0064" + "00".repeat(8) + rest));
        assertThat(fixes(outdoors)).containsExactly(FIX);
        assertThat(attributes(outdoors)).containsEntry("sat", 9).containsEntry("batteryLevel", 87);
        assertThat(attributes(decode(message("2727", 0x26, TIME + "01" + "003c" + "0834" + "fe0c"))))
                .containsEntry("temperatures", List.of(21.0, -5.0))
                .containsEntry("interval", 60);
        assertThat(decode(message("2727", 0x24, "2000")).rejections()).hasSize(1);
    }

    @Test
    void readsAFleetVehicleWithMotion() {
        String motion = "0001fffe" + "0003" + "fffc" + "00050006";
        String known = "0392" + "1352" + "0384" + "000000" + "85" + "0064" + "78" + "09" + "14";
        String with = vehicle("41c0", "03") + known + "0000012c" + motion;
        Decoding decoding = decode(message("2525", 0x34, with));
        assertThat(fixes(decoding)).containsExactly(FIX);
        assertThat(attributes(decoding))
                .containsEntry("alarm", "sos")
                .containsEntry("rpm", 900)
                .containsEntry("coolantTemp", 80)
                .containsEntry("fuelLevel", 9)
                .containsEntry("engineLoad", 20)
                .containsEntry("fuelUsed", 300L)
                .containsEntry("axisY", -2)
                .containsEntry("rotationZ", 6);
        assertThat(reply(decoding)).endsWith("03 acknowledges");
        Decoding without = decode(message("2525", 0x33, vehicle("4100", "00") + known + motion));
        assertThat(attributes(without)).containsEntry("rotationZ", 6).doesNotContainKey("coolantTemp");
        assertThat(without.reply()).isEmpty();
    }

    @Test
    void readsHowADriverDrove() {
        String later = "260301101505";
        Decoding decoding = decode(message("2626", 0x05, "05" + TIME + PLACE + "0384" + later + NOWHERE + "ffff"));
        assertThat(fixes(decoding)).containsExactly(FIX);
        assertThat(attributes(decoding)).containsExactlyEntriesOf(Map.of("alarm", "hardAcceleration"));
        Decoding turn = decode(message("2626", 0x06, "02" + TIME + "49" + "8000008120" + PLACE + "0384"));
        assertThat(fixes(turn)).containsExactly(FIX);
        assertThat(attributes(turn)).containsEntry("alarm", "hardCornering").containsEntry("rpm", 900);
    }

    @Test
    void readsTheNetwork() {
        assertThat(attributes(decode(message(
                        "2525", 0x11, TIME + "0454004500" + "03" + "4c5445" + "02" + "4234" + "0131" + "023839"))))
                .containsEntry("operator", "TE")
                .containsEntry("networkTechnology", "LTE")
                .containsEntry("iccid", "89");
        String points = "000000000001" + "aabbccddeeff" + "c4" + "ffffffffffff" + "00" + "000000000000" + "00";
        assertThat(attributes(decode(message("2727", 0x15, TIME + points))).get("network"))
                .isEqualTo(Map.of(
                        "wifiAccessPoints",
                        List.of(Map.of("macAddress", "aa:bb:cc:dd:ee:ff", "signalStrength", -60L))));
        assertThat(attributes(decode(message("2525", 0x81, "01" + "4f004b00")))).containsEntry("result", "OK");
    }

    @Test
    void greetsAtOnce() {
        Decoding decoding = decode(message("2323", 0x01, "140197625020"));
        assertThat(decoding.elements()).isEmpty();
        assertThat(reply(decoding)).isEqualTo("232301" + "000f" + "0001" + IMEI);
        assertThat(reply(decode(message("2525", 0x03, "")))).isEqualTo("252503" + "000f" + "0007" + IMEI);
    }

    @Test
    void readsAllMessagesOfADatagram() {
        String content = vehicle2("49", "00", PLACE);
        byte[] one = message("2525", 0x13, content);
        byte[] two = HexFormat.of().parseHex(HexFormat.of().formatHex(one).repeat(2));
        assertThat(fixes(decode(two))).hasSize(2);
        assertThat(FramingConformance.trickle(new T800xFraming(), two)).containsExactly(one, one);
    }

    @Test
    void refusesWhatEndsBeforeItsPlace() {
        Decoding decoding = decode(message("2525", 0x14, VEHICLE));
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.rejections()).hasSize(1);
        assertThat(decoding.reply()).isEmpty();
        assertThat(new T800xDialect().command(new Command("custom", Map.of(), AT), "1", Profile.DEFAULT))
                .isInstanceOf(Parsed.Refused.class);
    }

    @Test
    void numbersABrokenMessageByWhatIsToldBeforeIt() {
        String whole = HexFormat.of().formatHex(message("2525", 0x13, vehicle2("49", "00", PLACE)));
        String broken = HexFormat.of().formatHex(message("2525", 0x14, VEHICLE));
        Decoding decoding = decode(HexFormat.of().parseHex(whole + broken));
        assertThat(decoding.elements()).isNotEmpty();
        assertThat(decoding.rejections())
                .extracting(Rejection::index)
                .containsExactly(decoding.elements().size());
    }

    @Test
    void survivesDamage() {
        HostileLines.survive(
                new T800xDialect(),
                Map.of(),
                message("2525", 0x14, vehicle2("49", "03", PLACE)),
                message("2626", 0x05, "05" + TIME + PLACE + "0384" + TIME + NOWHERE + "ffff"),
                message("2727", 0x10, TIME + "01" + "0004" + "aabbccddeeff645a873a17d4800540"),
                message("2525", 0x11, TIME + "0454004500" + "03" + "4c5445" + "02" + "4234" + "0131" + "023839"),
                message("2525", 0x09, TIME + "01" + "0001" + "0a0b0c" + "64644b00"),
                message("2525", 0x23, TIME + "0001" + "49" + PLACE + "01" + "28aabbccddeeff01" + "020191"),
                message("2626", 0x09, TIME + "55aa" + "0007" + "4103" + "00" + "042001" + "7f"),
                message("2525", 0x10, TIME + "01" + "0000" + "000d" + "aabbccddee03" + "0003" + "0a0b40"));
    }

    private static String vehicle(String contacts, String alarm) {
        return "003c0e101e03e8" + "005a" + "49" + "c00005010000" + contacts + "0000" + "005b" + "ffff".repeat(4) + alarm
                + "00" + "0001d6b4" + "87" + TIME + PLACE;
    }

    private static String vehicle2(String status, String alarm, String place) {
        return "003c0e101e03e8" + "005a" + status + "c00005010000" + "4100" + "0000" + "005b" + "ffff".repeat(4) + alarm
                + "00" + "0001d6b4" + "87" + TIME + place + "0392" + "1352" + "ffff000000" + "85" + "ff".repeat(5);
    }

    private static byte[] message(String kind, int type, String content) {
        int length = Message.HEADER + content.length() / 2;
        return HexFormat.of()
                .parseHex(kind + HexFormat.of().toHexDigits((byte) type)
                        + HexFormat.of().toHexDigits((short) length) + "0007" + IMEI + content);
    }

    private static Decoding decode(byte[] frame) {
        Decoding decoding = Frames.decode(new T800xDialect(), Frames.bytes(frame));
        assertThat(decoding.ids()).containsExactly(IMEI.substring(1));
        assertThat(new T800xDialect().ids(frame)).isEqualTo(decoding.ids());
        return decoding;
    }

    private static String reply(Decoding decoding) {
        Reply reply = decoding.reply().orElseThrow();
        return HexFormat.of().formatHex(reply.bytes()) + (reply.acknowledges() ? " acknowledges" : "");
    }

    private static List<DeviceStatus> statuses(Decoding decoding) {
        return observations(decoding).stream()
                .filter(DeviceStatus.class::isInstance)
                .map(DeviceStatus.class::cast)
                .toList();
    }

    private static List<Fix> fixes(Decoding decoding) {
        return observations(decoding).stream()
                .filter(Fix.class::isInstance)
                .map(Fix.class::cast)
                .toList();
    }
}
