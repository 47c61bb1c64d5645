package org.tallyman.dialect.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.ble.Adverts.manufacturer;
import static org.tallyman.dialect.ble.Adverts.read;
import static org.tallyman.dialect.ble.Adverts.said;
import static org.tallyman.dialect.ble.Adverts.service;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdvertisementTest {

    private static final String UUID = "a1b2c3d4e5f60718293a4b5c6d7e8f90";

    @Test
    void knowsBeaconsByTheirIdentifiers() {
        Advertisement apple = read(manufacturer(0x4C, "0215" + UUID + "00070102c5"));
        assertThat(apple.beacon()).isEqualTo("A1B2C3D4E5F60718293A4B5C6D7E8F9000070102");
        assertThat(apple.powerDbm()).isEqualTo(-59);
        assertThat(apple.isSilent()).isTrue();
        Advertisement other = read(manufacturer(0x118, "beac" + UUID + "00070102c500"));
        assertThat(other.beacon()).isEqualTo(apple.beacon());
        Advertisement google = read(service(0xFEAA, "00ee 0102030405060708090a 0b0c0d0e0f10 0000"));
        assertThat(google.beacon()).isEqualTo("0102030405060708090A0B0C0D0E0F10");
        assertThat(google.powerDbm()).isEqualTo(-18);
    }

    @Test
    void takesTelephonesForNothingButTransmitters() {
        for (byte[] payload : new byte[][] {
            manufacturer(0x4C, "10050b1c3a5b6c"),
            manufacturer(0x06, "010920021122334455"),
            service(0xFD6F, "00".repeat(20))
        }) {
            assertThat(read(payload).isSilent()).isTrue();
            assertThat(read(payload).beacon()).isNull();
        }
    }

    @Test
    void readsTheOtherFramesOfEddystone() {
        assertThat(said(service(0xFEAA, "2000 0bb8 1680 00000401 00002710")))
                .containsExactly("battery-voltage=3.0 V", "temperature=22.5 Cel");
        assertThat(said(service(0xFEAA, "2000 0000 8000 00000401 00002710"))).isEmpty();
        assertThat(read(service(0xFEAA, "10f8 02 74616c6c79 08")).attributes())
                .isEqualTo(Map.of("url", "http://tally.org"));
        assertThat(read(service(0xFEAA, "10f8 09 74616c6c79 08")).attributes()).isEmpty();
    }

    @Test
    void readsWhatRuuviMeasures() {
        assertThat(said(manufacturer(0x499, "05 0fa0 4e20 c350 0010 fff0 03e8 ac36 07 0102 aabbccddeeff")))
                .containsExactly(
                        "temperature=20.0 Cel",
                        "humidity=50.0 %",
                        "pressure=100000.0 Pa",
                        "acceleration x=0.016 [g]",
                        "acceleration y=-0.016 [g]",
                        "acceleration z=1.0 [g]",
                        "battery-voltage=2.977 V",
                        "movements=7.0 1");
        Advertisement none = read(manufacturer(0x499, "05 8000 ffff ffff 8000 8000 8000 ffff ff ffff ffffffffffff"));
        assertThat(none.isSilent()).isTrue();
        assertThat(none.sequence()).isEqualTo(-1);
        assertThat(none.ownAddress()).isNull();
        assertThat(said(manufacturer(0x499, "03 64 8a32 c350 03e8 0000 0000 0b54")))
                .contains("humidity=50.0 %", "temperature=-10.5 Cel", "pressure=100000.0 Pa", "battery-voltage=2.9 V");
        assertThat(said(manufacturer(0x499, "c5 0fa0 4e20 c350 ac36 07 0102 aabbccddeeff")))
                .containsExactly(
                        "temperature=20.0 Cel",
                        "humidity=50.0 %",
                        "pressure=100000.0 Pa",
                        "battery-voltage=2.977 V",
                        "movements=7.0 1");
    }

    @Test
    void readsTheAirOfRuuvi() {
        assertThat(said(manufacturer(0x499, "06 0fa0 4e20 c350 0070 01f4 10 02 00 ff 2a c0 ddeeff")))
                .containsExactly(
                        "temperature=20.0 Cel",
                        "humidity=50.0 %",
                        "pressure=100000.0 Pa",
                        "pm2.5=11.2 ug/m3",
                        "co2=500.0 [ppm]",
                        "illuminance=0.0 lx",
                        "voc-index=33.0 1",
                        "nox-index=5.0 1");
        Advertisement extended = read(manufacturer(
                0x499,
                "e1 0fa0 4e20 c350 0001 0002 0003 0004 01f4 10 02 0003e8 ffffff 010203 c0 ffffffffff aabbccddeeff"));
        assertThat(extended.values())
                .extracting(v -> v.quantity() + "=" + v.value())
                .contains("pm1.0=0.1", "pm10=0.4", "co2=500.0", "illuminance=10.0", "voc-index=33.0", "nox-index=5.0");
        assertThat(extended.sequence()).isEqualTo(0x010203);
        assertThat(extended.ownAddress()).isEqualTo("AABBCCDDEEFF");
    }

    @Test
    void readsMinewsSensors() {
        assertThat(said(service(0xFFE1, "a101 5a 1480 2d40 665544332211")))
                .containsExactly("battery=90.0 %", "temperature=20.5 Cel", "humidity=45.25 %");
        assertThat(said(service(0xFFE1, "a103 64 0000 ff00 0080 665544332211")))
                .contains("acceleration y=-1.0 [g]", "acceleration z=0.5 [g]");
        assertThat(said(service(0xFFE1, "a113 64 f880 665544332211"))).contains("temperature=-7.5 Cel");
        assertThat(said(service(0xFFE1, "a117 64 03f50000 665544332211"))).contains("pressure=101300.0 Pa");
        assertThat(said(service(0xFFE1, "a118 64 00000010 00 665544332211")))
                .containsExactly("battery=100.0 %", "no motion");
        assertThat(said(service(0xFFE1, "a111 64 0000"))).as("too short").isEmpty();
        assertThat(said(manufacturer(0x639, "a403 64"))).isEmpty();
        assertThat(said(manufacturer(0x639, "a401 32 01 00 00 00 665544332211 0000")))
                .containsExactly("battery=50.0 %", "door", "no tamper");
        assertThat(said(manufacturer(0x639, "a303 32 0a80 1e00 665544332211 000000")))
                .containsExactly("battery=50.0 %", "temperature=10.5 Cel", "humidity=30.0 %");
        assertThat(said(manufacturer(0x639, "ca03 21 4b 22 01 00000000"))).containsExactly("battery=75.0 %", "door");
    }

    @Test
    void readsTheFlagsOfAnEyeSensor() {
        assertThat(said(manufacturer(0x89A, "01 b7 08fc 2d 8005 f6 ff9c 64")))
                .containsExactly(
                        "temperature=23.0 Cel",
                        "humidity=45.0 %",
                        "movements=5.0 1",
                        "pitch=-10.0 deg",
                        "roll=-100.0 deg",
                        "battery-voltage=3.0 V",
                        "door",
                        "motion",
                        "no battery-low");
        assertThat(said(manufacturer(0x89A, "01 4c"))).containsExactly("no door", "battery-low");
        assertThat(said(manufacturer(0x89A, "01 b7 08fc 2d"))).as("cut off").isEmpty();
    }

    @Test
    void readsBtHomeUntilItMeetsAnUnknownObject() {
        assertThat(said(service(0xFCD2, "40 0005 0164 02f401 1a01 3a02 ee 0201ff")))
                .containsExactly("battery=100.0 %", "temperature=5.0 Cel", "door", "button");
        assertThat(read(service(0xFCD2, "40 f101020304 5303 41420a")).attributes())
                .isEqualTo(Map.of("version", "4.3.2.1", "text", "AB"));
        assertThat(said(service(0xFCD2, "40 02f4"))).as("cut off").isEmpty();
        assertThat(said(service(0xFCD2, "20 0164"))).as("version 1").isEmpty();
        assertThat(said(service(0xFCD2, "40 45e6ff 022c01")))
                .containsExactly("temperature=-2.6 Cel", "temperature 2=3.0 Cel");
    }

    @Test
    void readsStandardCharacteristicsOfAnyUuidLength() {
        assertThat(said(service(0x2A6E, "f401"))).containsExactly("temperature=5.0 Cel");
        assertThat(said(service(0x2A6E, "0080"))).as("not known").isEmpty();
        assertThat(said(service(0x2A19, "65"))).as("over 100 %").isEmpty();
        assertThat(said(service(0x2A1C, "00 690100ff"))).containsExactly("temperature=36.1 Cel");
        assertThat(said(service(0x2A1C, "01 de0300ff"))).containsExactly("temperature=37.22222222222222 Cel");
        assertThat(said(HexFormat.of().parseHex("07206e2a0000f401"))).containsExactly("temperature=5.0 Cel");
        assertThat(said(HexFormat.of().parseHex("1321fb349b5f80000080001000006e2a0000f401")))
                .containsExactly("temperature=5.0 Cel");
    }

    @Test
    void readsThermometersOfFreeFirmwareAndKontaktTags() {
        assertThat(said(service(0x181A, "a4c138001122 00d7 37 55 0b5c 09")))
                .containsExactly(
                        "temperature=21.5 Cel", "humidity=55.0 %", "battery=85.0 %", "battery-voltage=2.908 V");
        assertThat(said(service(0x181A, "22110038c1a4 6608 7c15 5c0b 55 09 04")))
                .containsExactly(
                        "temperature=21.5 Cel", "humidity=55.0 %", "battery-voltage=2.908 V", "battery=85.0 %");
        assertThat(said(service(0xFE6A, "03 06 01 00000000 50 03 05 1e 15 05 06 10 00 00 40 02 12 2d 03 13 8014")))
                .containsExactly(
                        "battery=80.0 %",
                        "light-level=30.0 %",
                        "temperature=21.0 Cel",
                        "acceleration x=0.0 [g]",
                        "acceleration y=0.0 [g]",
                        "acceleration z=1.024 [g]",
                        "humidity=45.0 %",
                        "temperature 2=20.5 Cel");
    }

    @Test
    void readsSensorsOfOtherMakers() {
        assertThat(said(manufacturer(0x757, "12 e4fd"))).containsExactly("temperature=-5.4 Cel");
        assertThat(said(manufacturer(0x757, "32 0700"))).containsExactly("count=3.0 1", "no door");
        assertThat(said(manufacturer(0x757, "f2 b80b"))).containsExactly("battery-voltage=3.0 V");
        assertThat(said(manufacturer(0x3DA, "01000000 40 f401 06 64 23 01 00000000")))
                .containsExactly("temperature=5.0 Cel", "humidity=50.0 %", "door");
        assertThat(said(manufacturer(0x77, "0100 0000 0000 665544332211 02 0100 00000000 00000000 00")))
                .containsExactly("no door");
        assertThat(said(manufacturer(0x26C, "04 01 3e80 02 0037 0000")))
                .containsExactly("temperature=10.0 Cel", "humidity=55.0 %");
        assertThat(said(manufacturer(0xA62, "02 15 09 00 aabbccddeeff 000000000000 0bb8 0000000000")))
                .containsExactly("battery-voltage=3.0 V", "door", "motion");
        assertThat(said(manufacturer(0x583, "0107 01020304 04013f")))
                .containsExactly(
                        "acceleration x=0.0625 [g]",
                        "acceleration y=0.0 [g]",
                        "acceleration z=0.25 [g]",
                        "battery=100.0 %");
        assertThat(read(manufacturer(0x590, HexFormat.of().formatHex("{\"n\":1}".getBytes(StandardCharsets.UTF_8))))
                        .attributes())
                .isEqualTo(Map.of("n", 1L));
    }

    @Test
    void readsPositionsOfThoseWhoKnowTheirs() {
        Advertisement.Position place =
                read(service(0x2A67, "0c00 00e1f505 809698ff e80300")).position();
        assertThat(place).isEqualTo(new Advertisement.Position(10.0, -0.6777216, 10.0));
    }

    @Test
    void passesOverWhatIsNoStructure() {
        assertThat(said(HexFormat.of().parseHex("0201ff1e16"))).isEmpty();
        assertThat(said(HexFormat.of().parseHex("000000"))).isEmpty();
        assertThat(said(new byte[0])).isEmpty();
    }
}
