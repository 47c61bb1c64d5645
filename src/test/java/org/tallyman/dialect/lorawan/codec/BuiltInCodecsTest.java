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
                frame(
                        "vs133",
                        85,
                        "03D2 0A000000 05CC 0300 0200 11D2 01000000 0FE3 01020304 10E4 02 0A00 1400 50FC 000201",
                        "line_1_total_in=10.0, line_1_period_in=3.0, line_1_child_total_in=1.0, region_4_count=4.0, dwell=[{region=2.0, avg_dwell=10.0, max_dwell=20.0}], occlusion_alarm=[{node=2.0, alarm=alarm_triggered}]"),
                frame(
                        "vs132",
                        85,
                        "03D2 0A000000 04D2 07000000 05CC 0300 0200 FF1F 84010002",
                        "total_counter_in=10.0, periodic_counter_out=2.0, firmware_version=132.1.0.2"),
                frame(
                        "vs321",
                        85,
                        "0367 FFFF 0468 7C 05FD 0300 06FE 0302 0102 07FF 01",
                        "temperature_sensor_status=read_failed, humidity=62.0, people_total_counts=3.0, region_1=occupied, region_2=vacant, region_10_enable=enable, region_10=occupied, illuminance_status=bright"),
                frame(
                        "vs351",
                        85,
                        "FFCC 01 04CC 0500 0300 20CE E0B5FD69 01 0200 0100 0500 0300",
                        "power_status=external power supply, total_in=5.0, history=[{timestamp=1.778234848E9, period_in=2.0, period_out=1.0, total_in=5.0, total_out=3.0}]"),
                frame(
                        "vs360",
                        85,
                        "0175 64 0275 5A 03F4 0201 84CC 0500 0300 01",
                        "battery_main=100.0, battery_node=90.0, event=[{type=unaligned, status=alarm}], total_count_alarm=threshold alarm"),
                frame("vs370", 85, "0300 01 0400 01", "illuminance_status=bright, occupancy=occupied"),
                frame(
                        "vs373",
                        85,
                        "03F8 04 01 0A00 1400 04F9 00010101",
                        "detection_status=fall, use_time_today=20.0, region_1_occupancy=occupied, region_2_occupancy=vacant"),
                frame(
                        "ct303",
                        85,
                        "0397 E8030000 0699 7B00 0899 FFFF 8499 6400 0A00 3200 01 0967 FDFF",
                        "current_chn1_total=10.0, current_chn2=12.3, current_chn3_sensor_status=read failed, current_chn1_max=10.0, current_threshold_alarm=yes, temperature_sensor_status=over range alarm"),
                frame(
                        "ct101",
                        85,
                        "0498 7B00 0967 FAFF 8967 FA00 01",
                        "current=1.23, temperature=25.0, temperature_alarm=temperature threshold alarm"),
                frame(
                        "wt101",
                        85,
                        "0367 D200 0467 E600 0592 32",
                        "temperature=21.0, target_temperature=23.0, valve_opening=50.0"),
                frame(
                        "wt201",
                        85,
                        "0367 D200 05E7 12 06E8 05 0968 64 8367 2D01 05 20CE E0B5FD69 9097 4295",
                        "temperature=30.1, temperature_control_mode=cool, temperature_control_status=stage-1 heat, fan_mode=on, fan_status=high speed, humidity=50.0, temperature_alarm=persistent high temperature alarm, temperature=21.2, target_temperature=19.4"),
                frame(
                        "wt201-v2",
                        85,
                        "0B67 D200 20CE E0B5FD69 4301 C800 FFFF D200 64",
                        "target_temperature_2=21.0, system_status=on, temperature=21.0, humidity=50.0"),
                frame(
                        "wt301",
                        85,
                        "55 01 000A 0F 01 00 01 02 2B 2E 01 01 2C 00",
                        "thermostat_status=on, mode=heat, fan_speed=medium, temperature=21.5, temperature_target=23.0, card=insert, control_mode=manual"),
                frame("wt302", 85, "55 01 0002 05 2B 00", "temperature=21.5"),
                frame(
                        "wt303",
                        85,
                        "01 3408 02 F401 05 11 07 32 09 11 3509 67 01",
                        "temperature=23.57, humidity=50.0, temperature_control_status=heating, fan_status=medium, fan_mode=high, system_status=on"),
                frame(
                        "wt401",
                        85,
                        "00 64 01 3408 02 F401 04 0A 08 01",
                        "battery=100.0, temperature=21.0, fan_mode=off, pir_status=occupied"),
                frame(
                        "ts601",
                        85,
                        "01 64 02 01 0102030405060708 03 F0D8 04 64 05 36BF7701 F000D806 07 21 F0D8 9CFF 10 11 01",
                        "sensor_type=SHT41, sensor_sn=0102030405060708, temperature=-100.0, humidity=50.0, latitude=24.62495, temperature_mutation=-1.0, light_status=light"),
                frame(
                        "ws156",
                        85,
                        "FF34 02 00 02",
                        "press=[{button_id=2.0, button_mode=short_press, button_event=long_press}]"),
                frame("ws201", 85, "0382 2301 04D6 32", "distance=291.0, remaining=50.0"),
                frame(
                        "ws503",
                        85,
                        "0829 15 0374 FC08",
                        "switch_1=on, switch_1_change=yes, switch_2=off, switch_3=on, voltage=230.0"),
                frame(
                        "ws558",
                        85,
                        "0831 FF05 0480 64000000",
                        "switch_1=on, switch_2=off, switch_3=on, active_power=100.0"),
                frame("gs524n", 85, "22 17 64 00 1C 47", "event=normal, battery=100.0, temperature=28.0"),
                frame("em300-cl", 85, "0175 64 83ED 02 01", "liquid=empty, liquid_alarm=empty alarm"),
                frame("em320-th-v2", 85, "0367 0180 049A D701", "temperature=collection_err, humidity=47.1"),
                frame(
                        "em300-th",
                        85,
                        "20CE E0B5FD69 E100 64 00 20CE E0B5FD69 E200 64 00",
                        "history=[{timestamp=1.778234848E9, temperature=22.5, humidity=50.0}, {timestamp=1.778234848E9, temperature=22.6, humidity=50.0}]"),
                frame("em411-rdl", 85, "0367 D200 0482 E803 06C7 9CFF", "distance=1000.0, radar_signal_rssi=-1.0"),
                frame(
                        "am305l",
                        85,
                        "0367 D200 059F 0580 069D 6400 877D E803 13",
                        "pir={pir_status=1.0, pir_count=5.0}, Lux=100.0, co2=1000.0"),
                frame(
                        "uc100",
                        85,
                        "FF19 00 02 82 9CFF FF15 03",
                        "modbus_channels=[{index=1.0, reading=-100.0}], modbus_error=4.0"),
                frame(
                        "uc300",
                        85,
                        "09E2 0A00 0B00 0900 0A00 0BE2 0044 0044 0044 0044",
                        "pt100_1=1.0, pt100_1_max=1.1, adc_1=4.0"),
                frame(
                        "uc511",
                        85,
                        "0175 64 0301 01 04C8 10270000 0501 00 06C8 05000000 0701 01 0801 00",
                        "valve_1=open, valve_1_pulse=10000.0, valve_2=close, valve_2_pulse=5.0, gpio_1=on, gpio_2=off"),
                frame("uc512", 85, "0301 FF 097B 9001", "valve_1_result=failed, pressure=400.0"),
                frame(
                        "uc51x",
                        85,
                        "20CE 3FA10964 17 00000000 20CE 3FA10964 00 98000000 21CE 3FA10964 9001",
                        "history=[{timestamp=1.678352703E9, valve_2=open, gpio_2=on}, {timestamp=1.678352703E9, valve_1=close, valve_1_pulse=152.0}, {timestamp=1.678352703E9, pressure=400.0}]"),
                frame(
                        "uc521",
                        85,
                        "03F6 01 32 097B 1100",
                        "valve_1_type=3-way ball valve, valve_1_opening=50.0, pressure_1=17.0"),
                frame(
                        "lse01",
                        2,
                        "0CE4 00E7 1234 FF9C 00C8 10",
                        "Bat=3.3, TempC_DS18B20=23.1, water_SOIL=46.6, temp_SOIL=-1.0, conduct_SOIL=200.0"),
                frame("lse01", 2, "0CE4 00E7 0104 0123 00C8 80", "Soil_dielectric_constant=26.0, Raw_water_SOIL=291.0"),
                frame("se01-lb", 2, "0CE4 7FFF 1234 FF9C 00C8 10", "moisture_soil=46.6, temp_soil=-1.0, s_flag=1.0"),
                frame(
                        "se01-lb",
                        5,
                        "26 0100 01 FF 0CE4",
                        "SENSOR_MODEL=SE01-LB, FIRMWARE_VERSION=1.0.0, FREQUENCY_BAND=EU868, battery=3.3"),
                frame(
                        "se02-lb",
                        2,
                        "0CE4 00E7 1234 00C8 00C8 1235 FF9C 0010 00",
                        "moisture_soil2=46.61, temp_soil2=-1.0, conduct_soil2=16.0"),
                frame("llms01", 2, "0CE4 00E7 0032 FFF6 00 00 01", "Leaf_Moisture=5.0, Leaf_Temperature=-1.0"),
                frame("lms01-lb", 2, "0CE4 00E7 0032 FFF6 00 00 01", "leaf_moisture=5.0, leaf_temperature=-1.0"),
                frame("lsph01", 2, "0CE4 00E7 02BC FFF6 00 00 01", "PH1_SOIL=7.0, TEMP_SOIL=-1.0"),
                frame("sph01-lb", 2, "0CE4 00E7 02BC FFF6 00 00 01", "ph1_soil=7.0, temp_soil=-1.0"),
                frame("lsnpk01", 2, "0CE4 00E7 0010 0020 0030 10", "N_SOIL=16.0, K_SOIL=48.0, Message_type=1.0"),
                frame(
                        "wsc2-l",
                        2,
                        "0CE4 01 0000000A 00E7 01F4 0003 0004 005A 0190 FFF6 01F4 0320 0000 2794 000186A0 05 14",
                        "rain=2.5, wind_speed=5.0, wind_angle=90.0, humidity=40.0, temperature=-1.0, noise=50.0, co2=800.0, pressure=1013.2, illumination=100000.0"),
                frame(
                        "wsc1-l",
                        2,
                        "01 03 0032 03 06 02 FFF6 07 02 0190 A1 02 0064",
                        "wind_speed=5.0, wind_speed_level=3.0, TEM=-1.0, HUM=40.0, A1=100.0"),
                frame("wsc1-l", 5, "0D 01 00 01 00 0CE4 010203", "node=WSC1-L, frequency_band=EU868, bat=3.3"),
                frame(
                        "ps-lb",
                        2,
                        "0CE4 00 0A 1F40 0000 02",
                        "Bat_V=3.3, IDC_intput_mA=8.0, Water_deep_cm=250.0, Exti_pin_level=High"),
                frame("ps-lb", 2, "0CE4 01 03 1F40 0000 00", "Water_pressure_MPa=0.4"),
                frame("ps-lb", 7, "0CE4 0FA0 1F40", "IDC_uA_log=[4000.0, 8000.0]"),
                frame("sw3l", 2, "06 00000384 01 00 69FDB5E0", "Water_flow_value=2.5, Last_pulse=900.0, Alarm=TRUE"),
                frame(
                        "cs01-lb",
                        2,
                        "4CE4 0064 00C8 0000 0000 C0",
                        "current1_a=1.0, current2_a=2.0, exti_trigger=TRUE, cur1l_status=True, cur1h_status=True, cur2l_status=False"),
                frame("dds04-lb", 2, "0CE4 0064 00C8 012C 0190 01", "distance1=10.0, distance4=40.0"),
                frame("dds20-lb", 2, "0CE4 03E8 00 00E7 01", "distance=1000.0, temperature_pro=23.1"),
                frame("mds200-lb", 2, "0CE4 0064 00C8 0B", "distance1=100.0, dalarm_count=2.0, distance_alarm=1.0"),
                frame(
                        "ds20l",
                        2,
                        "0CE4 70 0064 01 0000000A",
                        "mod=1.0, distance=100.0, alarm=1.0, interrupt_count=10.0"),
                frame("llds12", 2, "0CE4 00E7 0BB8 00C8 00 F6 01", "Lidar_distance=300.0, Lidar_temp=-10.0"),
                frame("lds12-lb", 2, "0CE4 00E7 0BB8 00C8 03 F6 01", "lidar_distance=300.0, interrupt_level=HIGH"),
                frame(
                        "cpl03-lb",
                        2,
                        "08 00000A 000014 00001E 05",
                        "work_mod=CPL03, pa8_pulsecounter=10.0, pb15_pulsecounter=30.0, pb15_roc=TRUE"),
                frame("cpl03-lb", 2, "03 00000A 000014 69FDB5E0", "pin_status=OPEN, alarm=TRUE, pulsecounter=10.0"),
                frame(
                        "lt22222-l",
                        2,
                        "04CE FB32 0FA0 1F40 98 00 41",
                        "Hardware_mode=LT22222, AVI1_V=1.23, AVI2_V=-1.23, ACI1_mA=4.0, ACI2_mA=8.0, RO1_status=ON, DI1_status=H, DI2_status=H"),
                frame(
                        "lt22222-l",
                        2,
                        "00000005 00000006 20 00 42",
                        "Count1_times=5.0, Count2_times=6.0, First_status=Yes"),
                frame("lwl04-lb", 2, "03 000005 00003C 69FDB5E0", "water_leak_status=LEAK"),
                frame("aqs02-l", 2, "0CE4 00E7 0190 2794 0320 01", "co2=800.0"),
                frame(
                        "ms10",
                        122,
                        "03 0F C8FF 32 0500 070000",
                        "motion=1.0, button=1.0, temperature=-5.6, battery_volt=3.6, count=7.0"),
                frame("wl10", 126, "05 0F 1A 32", "water=1.0, tamper=1.0, temperature=26.0"),
                frame(
                        "ht-mini",
                        2,
                        "01 02 7B 80 FF",
                        "sensorTemperature=23.5, relativeHumidity=50.0, batteryVoltage=3.8"),
                frame(
                        "ht-display-lite",
                        2,
                        "01 027B 80 0064 0C80 02",
                        "sensorTemperature=23.5, lux=100.0, batteryVoltage=3.2"),
                frame("co2-display-lite", 2, "01 027B 80 0C80 20 1A 0064", "CO2=800.0, lux=100.0"),
                frame(
                        "fan-coil-thermostat",
                        2,
                        "12 0A 01 027B 80 00DC 01 02 02 01 01",
                        "response=120a, sensorTemperature=23.5, targetTemperature=22.0"),
                frame("pir-only", 2, "01 02 7B 80 0064 FF 01 0003", "light=100.0, occupied=true, pirTriggerCount=3.0"),
                frame(
                        "16aspm",
                        2,
                        "01 85 000003E8 0064 E6 01F4 01",
                        "internalTemperature=-5.0, energy=1.0, power=100.0, acCurrent=500.0, relayState=true"),
                frame("16ads", 2, "01 19 01", "internalTemperature=25.0, relayState=true"),
                frame("melissa", 2, "01 19 000003E8 0064 E6", "acVoltage=230.0"),
                frame(
                        "multisensor",
                        2,
                        "82 05 06 EB 32 A8 33 10 0064 80 2D 03 FF 01",
                        "avgTempC=23.5, relativeHumidity=50.0, pressureMbar=956.94, noiseDb=45.0, powerSource=USB"),
                frame("open-close", 2, "20 B4 00 EB 000005 01", "event=reed switch, temperature=23.5, counter=5.0"),
                frame(
                        "rak2560",
                        1,
                        "31 BE 00FA 0C BC 01F4 0D C0 00C8 0E C1 02BC",
                        "wind_speed_49=2.5, soil_moisture_12=50.0, soil_ec_13=0.2, soil_ph_h_14=7.0"),
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
