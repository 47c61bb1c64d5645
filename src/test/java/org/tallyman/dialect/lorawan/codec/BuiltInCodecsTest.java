package org.tallyman.dialect.lorawan.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyman.ident.Parsed;

/** Frames of our own, of each maker's format; every one of them is broken at every byte and bit, too. */
class BuiltInCodecsTest {

    private static final Instant RECEIVED = Instant.parse("2026-05-08T12:00:00Z");

    static Stream<Arguments> frames() {
        return Stream.of(
                frame(
                        "abeeway",
                        18,
                        "03 24 5B 9C 50 02 1F2A3B 030405 20",
                        "gpsLatitude=52.2861312, gpsLongitude=5.0595072, age=16.0"),
                frame(
                        "abeeway",
                        17,
                        "03 24 5B 9C 59 02 A0B3CCD358E6 A4",
                        "wifiBssids=[{rssi=-92.0, bssid=a0:b3:cc:d3:58:e6}]"),
                frame(
                        "abeeway",
                        18,
                        "05 24 5B 9C 50 03 020301",
                        "resetCause=3.0, firmwareVersion=2.3.1, messageType=HEARTBEAT"),
                frame("abeeway", 18, "09 24 5B 9C 50 01", "shutdownCause=LOW_BATTERY"),
                frame("abeeway", 18, "0A 24 5B 9C 50 07", "eventType=SOS_MODE_START"),
                frame(
                        "abeeway",
                        18,
                        "0E 24 5B 9C 50 0010 03 1F2A3B40 03040506 000F 0A 2328 0064",
                        "gpsAltitude=15.0, gpsSpeedOverGround=100.0"),
                frame(
                        "abeeway",
                        18,
                        "0B 24 5B 9C 51 40 01 02 A4 A0B3CCD358E6",
                        "scanType=WIFI_BSSID, macAddressData=[{rssi=-92.0, bssid=a0:b3:cc:d3:58:e6}]"),
                frame("abeeway", 18, "0B 24 5B 9C 50 00 01 02 A4 010203", "beaconIdData=[{rssi=-92.0, beaconId=0203}]"),
                frame(
                        "abeeway",
                        18,
                        "03 24 5B 9C 51 01 FF800040",
                        "deviceConfiguration={mode=MOTION_TRACKING}, timeoutCause=T0_TIMEOUT, bestSatellitesCOverN=[50.0, 25.0, 0.0, 13.0]"),
                frame(
                        "abeeway",
                        18,
                        "03 24 5B 9C 54 FE0101010101 07",
                        "batteryVoltageMeasures=[4.2, 2.8, 2.8, 2.8, 2.8, 2.8], errorCode=7.0"),
                frame(
                        "abeeway",
                        18,
                        "0E 24 5B 9C 50 0010 03 1F2A3B40 03040506 000F 0A 2328 0064 02 9841",
                        "gpsPrevious={age=16.0, dynamicMotionState=MOVING, latitude=52.2861374, longitude=5.059514"),
                frame(
                        "abeeway",
                        18,
                        "07 24 5B 9C 50 03 02 0064 FF9C 03E8",
                        "accelerometerShockData=[100.0, -100.0, 1000.0]"),
                frame(
                        "abeeway",
                        18,
                        "0A 24 5B 9C 50 09 4A 000A 0001 0002 0003 0004 0005 0006 2D",
                        "transition=NORMAL_TO_CRITICAL, triggerType=ANGLE_DEVIATION_REPORTING, criticalVector=[4.0, 5.0, 6.0], angle=45.0"),
                frame(
                        "abeeway",
                        18,
                        "0C 24 5B 9C 50 06 02 00000001 00000002 00000003",
                        "proximityDailyResponse={dayIdentifier=2.0, dailyAlert=1.0, dailyWarning=2.0, dailyExposure=3.0}"),
                frame("abeeway", 18, "0D 10 000005 4869", "sms={destinationId=5.0, message=Hi}"),
                frame("abeeway", 18, "00 05", "currentAckTokenValue=5.0"),
                frame(
                        "asset-tracker-3",
                        19,
                        "10 5C 2A30 0A 03 00 10 1F2A3B40 FD123456 000F 2328 0064 0C 67",
                        "type=POSITION, batteryLevel=92.0, timestamp=2026-05-08T03:00:00.000Z, positionType=GNSS, latitude=52.2861376, COG=9000.0, SOG=100.0, EHPE=12.0, numberSatellitesUsed=7.0"),
                frame(
                        "asset-tracker-3",
                        19,
                        "90 5C FFFF 22 03 00 00 10 A0B3CCD358E6 A4",
                        "multiFrame=true, groupId=1.0, frameNumber=2.0, positionType=WIFI, wifiBssids=[{rssi=-92.0, mac=a0:b3:cc:d3:58:e6}]"),
                frame(
                        "asset-tracker-3",
                        19,
                        "08 00 0001 00 15 80 030001 01020304 010203 0001 0002 1E FB 0A 0E74 0010 0000 0001 0002 0003 0004 0005 A1B2C3D4",
                        "batteryLevel=CHARGING, currentTemperature=21.0, resetCause=AOS_ERROR_SW_APP_START, AT3Version=3.0.1, batteryVoltage=3700.0, globalCrc=a1b2c3d4"),
                frame("asset-tracker-3", 19, "48 32 0001 10", "sos=true, notificationType=SOS_ON"),
                frame(
                        "asset-tracker-3",
                        19,
                        "08 32 0001 32 0064 FF9C 03E8 05 02",
                        "accelerationVector=[100.0, -100.0, 1000.0], gaddIndex=5.0, numberShocks=2.0"),
                frame(
                        "asset-tracker-3",
                        19,
                        "08 32 0001 60 82 41AC0000 03 01F4",
                        "temperature={unitId=Cel, record=21.5}"),
                frame(
                        "tbdw100",
                        100,
                        "01 0B 3A 0200 030000",
                        "status=1.0, battery=3.6, temperatureBoard=26.0, time=2.0, count=3.0"),
                frame("tbol100", 136, "01 0B 3A 00E1F505 001F0A7A", "Lat=100.0, Long=-100.0, PositionEstimate=32.0"),
                frame(
                        "dw10",
                        120,
                        "01 0F C8FF 32 0500 070000",
                        "open=1.0, temperature=-5.6, humi=50.0, battery_volt=3.6"),
                frame("guppy", 1, "7B 8C", "batV=2.854, temp=30.0, inTrip=true"),
                frame("oyster", 4, "00881300000000B402", "fixFailed=true, cached={latitudeDeg=32.768"),
                frame("g62", 4, "4D5E0100 E8030000", "runtime=1d0h54m37s, distanceKm=10.0"),
                frame("yabby-edge", 1, "0102030405000000 0000 0000", "fwMaj=1.0"),
                frame("lht65", 2, "CBA60A8C02D0017FFF7FFF", "BatV=2.982, Bat_status=3.0, TempC_SHT=27.0, Hum_SHT=72.0"),
                frame(
                        "lht65n",
                        2,
                        "0A8C 0A78 01F4 41 69FDB5E0 7FFF 0A79 01F5 41 69FDB9E0",
                        "history=[{timestamp=1.778234848E9, TempC_SHT=26.8, Hum_SHT=50.0, TempC_DS=27.0}, {timestamp=1.778235872E9, TempC_SHT=26.81, Hum_SHT=50.1}]"),
                frame(
                        "lgt92",
                        2,
                        "02863D68 FAC29BAF 4B45 60 FFDC 0102 14 03E8",
                        "latitude=42.351976, longitude=-87.909457, ALARM_status=TRUE, BatV=2.885"),
                frame(
                        "lsn50-v2",
                        2,
                        "0CE4 00E7 0000 80 00E6 0190",
                        "BatV=3.3, TempC1=23.1, Door_status=CLOSE, TempC_SHT=23.0, Hum_SHT=40.0"),
                frame(
                        "elsys",
                        5,
                        "0100E2 0229 040027 0506 060336 070E4E 0D01 19FF9C 190064",
                        "co2=822.0, vdd=3662.0, digital=1.0, externalTemperature2=[-10.0, 10.0]"),
                frame(
                        "vicki",
                        2,
                        "01 16 7D 80 32 64 00 A8 80",
                        "targetTemperature=22.0, sensorTemperature=40.57, relativeHumidity=50.0, motorRange=100.0, motorPosition=50.0, batteryVoltage=3.0, openWindow=true"),
                frame("vicki", 2, "12 0A 01 16 7D 80 32 64 00 A8 80", "response=120a"),
                frame("t-valve", 2, "2A 96", "waterTemp=21.0, valveState=true, ambientTemp=1.0"),
                frame(
                        "ht-sensor",
                        2,
                        "01 0286 80 C0 00 00",
                        "sensorTemperature=24.6, relativeHumidity=50.0, batteryVoltage=3.2"),
                frame(
                        "wireless-thermostat",
                        2,
                        "01 027B 80 0C80 16 02 0064 01",
                        "sensorTemperature=23.5, relativeHumidity=50.0, batteryVoltage=3.2, targetTemperature=22.0, lux=100.0, pir=true"),
                frame("co2-display", 2, "01 027B 80 0C80 20 1A 0064 00", "CO2=800.0, powerSourceStatus=2.0, pir=false"),
                frame(
                        "ht-pir-lite",
                        2,
                        "81 06 7B 80 FF 03",
                        "occupied=true, sensorTemperature=23.5, batteryVoltage=3.8, pirTriggerCount=3.0"),
                frame("co2-pir-lite", 2, "81 02 7B 80 FF 20 18 03", "occupied=false, CO2=800.0, pirTriggerCount=3.0"),
                frame(
                        "pir-mini",
                        2,
                        "01 027B 80 FFFF FF 01 0003",
                        "luxStatus=sensor_error, occupied=true, pirTriggerCount=3.0"),
                frame("mc-button", 2, "04 10 01 C8 00 EB 01", "response=0410, sensorTemperature=23.5, pressEvent=1.0"),
                frame(
                        "ltc2",
                        2,
                        "8CE4 01 0910 FF9C 69FDB5E0",
                        "BatV=3.3, Temp_Channel1=23.2, Temp_Channel2=-1.0, Systimestamp=1.778234848E9"),
                frame(
                        "ds03a-lb",
                        2,
                        "01 000005 00003C 69FDB5E0",
                        "door1_open_status=OPEN, door1_open_times=5.0, last_door1_open_duration=60.0, count_mod=SUM"),
                frame(
                        "s31-lb",
                        2,
                        "0CE4 7FFF 0000 00 00E6 0190",
                        "BatV=3.3, Work_mode=IIC, TempC_SHT=23.0, Hum_SHT=40.0"),
                frame(
                        "lsn50v2-d22",
                        2,
                        "0CE4 00E7 0000 0D FF9C FFFF",
                        "Work_mode=DS18B20, Temp_Red=23.1, Temp_White=-10.0, ALARM_status=TRUE"),
                frame(
                        "sn50v3-lb",
                        2,
                        "0CE4 00E7 0000 80 00E6 0190",
                        "battery=3.3, temperature=23.0, humidity=40.0, door_status=CLOSE"),
                frame("pb01-l", 2, "0CE4 00 01 00E7 0190", "Alarm=TRUE, TempC_SHT41=23.1, Hum_SHT41=40.0"),
                frame("laq4", 2, "0CE4 05 0064 0320 00E7 0190", "CO2_ppm=800.0, TVOC_ppb=100.0, Alarm_status=TRUE"),
                frame("cpl01", 2, "01 000005 00003C 69FDB5E0", "PIN_STATUS=DISCONNECT, TOTAL_PULSE=5.0"),
                frame("lwl03a", 2, "03 000005 00003C 69FDB5E0", "WATER_LEAK_STATUS=LEAK, ALARM=TRUE"),
                frame("tc01-lb", 2, "0CE4 02 FFE7 08 69FDB5E0", "battery=3.3, temperature=-2.5, templ_flag=True"),
                frame(
                        "ts01-lb",
                        2,
                        "0CE4 01 00E7 2000 E000 00 00",
                        "temp_DS18B20=23.1, Roll=45.0, Pitch=-45.0, in_flag=Level"),
                frame(
                        "aqs01-l",
                        2,
                        "0CE4 00E7 0190 2794 0320 01",
                        "humidity=40.0, air_pressure=1013.2, co2=800.0, CO2H_flag=True"),
                frame(
                        "wl03a-lb",
                        2,
                        "03 000005 00003C 69FDB5E0",
                        "water_leak_status=LEAK, alarm=TRUE, water_leak_times=5.0"),
                frame("lht65n-vib", 2, "0CE4 08 00000005 08FC 0190", "vib_count=5.0, temperature=23.0, humidity=40.0"),
                frame(
                        "trackerd",
                        6,
                        "FDA50693A4E24FB1AFCFC6EB07647825 0001 0002 C5 0000 C9 4CE4 60",
                        "MAJOR=1.0, MINOR=2.0, RSSI=-55.0, POWER=-59.0, ALARM_status=TRUE, BatV=3.3"),
                frame(
                        "temperaturehumiditysensor",
                        103,
                        "08 0B 3A 37 FFFFFFFF",
                        "Status=1.0, Battery=3.6, Temp=26.0, Humidity=55.0"),
                frame("motionsensor", 102, "01 0B 3A 0200 030000", "Status=1.0, Battery=3.6, Time=2.0, Count=3.0"),
                frame("ambientlightsensor", 104, "02 0B 3A 102700", "Lighter=1.0, Temp=26.0, Lux=100.0"),
                frame(
                        "qingping",
                        1,
                        "01 41 0B 01 69FDB5E0 2E 51 C2 0320 5A",
                        "temperature=24.1, humidity=45.0, co2=800.0, battery=90.0"),
                frame("rak7201", 1, "43", "button_pressed=3.0"),
                frame("d22-lb", 2, "0CE4 00E7 0000 0D FF9C FFFF", "Temp_C1=23.1, Temp_C2=-10.0, ALARM_status=TRUE"),
                frame("em300-mcs", 85, "01755C 03670101 04687B 060001", "magnet_status=open"),
                frame(
                        "am107",
                        85,
                        "0367EE00 04687C 056A4900 06651C0079001400 077DE704 087D0700 09733F27",
                        "co2=1255.0, tvoc=7.0, pressure=1004.7"),
                frame("ws301", 85, "017564 030001 040001", "door=open, install=no"),
                frame(
                        "at101-fh",
                        85,
                        "0488 36BF7701 F000D806 25 089B 0102030405FF 20CE E0B5FD69 F000D806 36BF7701 0102030405FF",
                        "tilt_status=tilt, geofence_status=unset, inclination_angle_z=-1.0, history=[{timestamp=1.778234848E9, longitude=114.819312, latitude=24.62495, initial_angle_x=1.0, initial_angle_y=2.0"),
                frame("at101", 85, "0488 36BF7701 F000D806 22", "latitude=24.62495, longitude=114.819312"),
                frame("uc501", 85, "FF0E 07 25 0000A040", "modbus_channels=[{index=1.0, reading=5.0}]"),
                frame(
                        "ts101",
                        85,
                        "017564 036702FF 93D7 0AFF E8FD 02 20CE E0B5FD69 0BFF",
                        "temperature=-24.6, temperature_mutation=-5.36, temperature_alarm=mutation alarm, history=[{timestamp=1.778234848E9, temperature=-24.5}]"),
                frame("ts201", 85, "20CE E0B5FD69 01 E100", "history=[{timestamp=1.778234848E9, read_status=normal"),
                frame(
                        "ts201v2",
                        85,
                        "0367E100 04687C 84687A01 20CE E0B5FD69 02 E200 7B 00",
                        "temperature=22.5, humidity=61.0, humidity_alarm=threshold alarm, history=[{timestamp=1.778234848E9, temperature=22.6"),
                frame("ts301", 85, "030001 8367 E100 01", "magnet=open, temperature=22.5"),
                frame(
                        "ts302",
                        85,
                        "0367E100 040000 20CE E0B5FD69 46 E200 0100",
                        "temperature_chn1=22.5, magnet_chn2=close, history=[{timestamp=1.778234848E9, temperature_chn1=22.6, magnet_chn2=open}]"),
                frame("ws203", 85, "0367E100 04687C 050001", "occupancy=occupied, humidity=62.0"),
                frame(
                        "wts506",
                        85,
                        "0367E100 0584 8403 0673 9427 0792 0A00 0877 C800 02 08EC 90010000 03",
                        "wind_direction=90.0, pressure=1013.2, wind_speed=1.0, rainfall_total=4.0, rainfall_counter=3.0"),
                frame(
                        "gs601",
                        85,
                        "0064 0105 0A10 FA00 0BE101 0C20 0D0A00 0F01 99",
                        "battery=100.0, temperature=25.0, humidity=48.1, tvoc=10.0, tamper_status=triggered, undecoded=99"),
                frame("am319", 85, "0B7D 0C00 0A7D 0500", "pm2_5=12.0, hcho=0.05"),
                frame("gs301", 85, "0267E100 03687C 047D FFFF 067D E803", "h2s=1.0, humidity=62.0"),
                frame(
                        "vs350",
                        85,
                        "04CC 0500 0300 85CC 0200 0100 01",
                        "total_in=5.0, total_out=3.0, period_in=2.0, period_out=1.0, period_count_alarm=people count threshold alarm"),
                frame("em300-th", 85, "FF8E 00 0A00 03670A01", "report_interval=10.0, temperature=26.6"),
                frame("em300-th", 85, "0367FE00 9999", "temperature=25.4, undecoded=9999"),
                frame(
                        "strips",
                        1,
                        "0005 81 50 02 FF9C 09 01",
                        "historySeqNr=5.0, prevHistSeqNr=4.0, battery=80.0, temperature={value=-10.0}, door={value=true}"),
                frame(
                        "strips",
                        2,
                        "0005 0000003C 02 00EA",
                        "history=[{sequence=5.0, timestamp=1.77824154E9, temperature={value=23.4}}]"),
                frame(
                        "cayenne-lpp",
                        1,
                        "01 67 FFD7 02 68 64 03 88 06765FF2960A0003E8",
                        "temperature_1=-4.1, humidity_2=50.0, gps_3={latitude=42.3519, longitude=-87.9094, altitude=10.0}"),
                frame("dl-ds18", 1, "02 023D 0003 815E 0C15", "value=21.875, unit=°C"));
    }

    private static Arguments frame(String codec, int port, String hex, String said) {
        return Arguments.of(codec, port, HexFormat.of().parseHex(hex.replace(" ", "")), said);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void readsFramesOfItsMaker(String codec, int port, byte[] frame, String said) {
        Parsed<Map<String, Object>> decoded = decode(codec, port, frame);
        assertThat(decoded).isInstanceOf(Parsed.Ok.class);
        String text = decoded.toString();
        for (String part : said.split(", (?![^\\[{]*[\\]}])", -1)) {
            assertThat(text).contains(part);
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void survivesDamage(String codec, int port, byte[] frame, String said) {
        for (int length = 0; length < frame.length; length++) {
            check(codec, port, Arrays.copyOf(frame, length));
        }
        for (int bit = 0; bit < frame.length * 8; bit++) {
            byte[] damaged = frame.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            check(codec, port, damaged);
        }
        Random random = new Random(frame.length);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && i % 2 == 0) {
                bytes[0] = frame[0];
            }
            check(codec, i % 3 == 0 ? random.nextInt(256) : port, bytes);
        }
    }

    @Test
    void survivesAnythingInEveryCodec() {
        Random random = new Random(7);
        for (String codec : BuiltInCodecs.names()) {
            for (int i = 0; i < 200; i++) {
                byte[] bytes = new byte[random.nextInt(52)];
                random.nextBytes(bytes);
                check(codec, 1 + random.nextInt(223), bytes);
            }
        }
    }

    @Test
    void findsModelsHoweverTheyAreWritten() {
        for (String name : List.of("EM300-TH", "milesight-iot/em300-th", "em300_th", "Em300Th")) {
            assertThat(BuiltInCodecs.all().find(name)).isPresent();
        }
        assertThat(BuiltInCodecs.all().find("")).isEmpty();
        assertThat(BuiltInCodecs.all().find("edge")).isEmpty();
    }

    private static Parsed<Map<String, Object>> decode(String codec, int port, byte[] bytes) {
        return BuiltInCodecs.all().find(codec).orElseThrow().decode(new Payload(port, bytes, RECEIVED));
    }

    private static void check(String codec, int port, byte[] bytes) {
        try {
            switch (decode(codec, port, bytes)) {
                case Parsed.Ok<Map<String, Object>>(Map<String, Object> data) -> finite(new LinkedHashMap<>(data));
                case Parsed.Refused<Map<String, Object>>(var refusal) ->
                    assertThat(refusal.rule()).isNotBlank();
            }
        } catch (RuntimeException e) {
            throw new AssertionError(codec + " " + port + " " + HexFormat.of().formatHex(bytes), e);
        }
    }

    private static void finite(Object value) {
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(BuiltInCodecsTest::finite);
            case List<?> list -> list.forEach(BuiltInCodecsTest::finite);
            case Double number -> assertThat(number).isFinite();
            default -> assertThat(value).isInstanceOfAny(String.class, Boolean.class);
        }
    }
}
