package org.tallyman.dialect.lorawan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyman.dialect.Decoded;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.chirpstack.ChirpStackDialect;

class MeaningsTest {

    private static final Instant AT = Instant.parse("2026-05-08T11:59:59Z");

    static Stream<Arguments> names() {
        return Stream.of(
                measured("'TempC_SHT':4.5", "temperature", 4.5, "Cel", ""),
                measured("'TempC_DS18B20':'-0.50'", "temperature", -0.5, "Cel", "ds18-b20"),
                measured("'externalTemperature':15", "temperature", 15, "Cel", "external"),
                measured("'temperature_7':15", "temperature", 15, "Cel", "7"),
                measured("'temperatureSensor':{'3':21.5}", "temperature", 21.5, "Cel", "3"),
                measured("'co2_sensor_temperature':{'value':23,'unit':'°C'}", "temperature", 23, "Cel", "co2"),
                measured("'relative_humidity_2':50", "humidity", 50, "%", "2"),
                measured(
                        "'barometric_pressure':{'displayName':'x','value':96800,'unit':'Pa'}",
                        "pressure",
                        96_800,
                        "Pa",
                        ""),
                measured("'pressure':1013.2", "pressure", 1_013.2, "hPa", ""),
                measured("'battery':92", "battery", 92, "%", ""),
                measured("'battery':3.6", "battery-voltage", 3.6, "V", ""),
                measured("'BAT_V':2.952", "battery-voltage", 2.952, "V", ""),
                measured("'Bat_mV':3105", "battery-voltage", 3.105, "V", ""),
                measured("'vdd':3662", "battery-voltage", 3.662, "V", ""),
                measured("'battery_level':81", "battery", 81, "%", ""),
                measured("'co2_ppm':900", "co2", 900, "[ppm]", ""),
                measured("'voltageL1N':{'data':230,'unit':'V'}", "voltage", 230, "V", "l1-n"),
                measured("'wind_speed':{'value':3.2,'unit':'m⋅s⁻¹'}", "wind-speed", 3.2, "m/s", ""),
                signalled("'door':'closed'", SignalKind.DOOR, "door", false),
                signalled("'DOOR_OPEN_STATUS':1", SignalKind.DOOR, "door", true),
                signalled("'magnet_status':'open'", SignalKind.DOOR, "door", true),
                signalled("'leakage_status':'leak'", SignalKind.INPUT, "leak", true),
                signalled("'motion':0", SignalKind.INPUT, "motion", false),
                signalled("'pir':'trigger'", SignalKind.INPUT, "motion", true),
                signalled("'occupancy':'vacant'", SignalKind.INPUT, "occupancy", false),
                signalled("'tamper_status':'install'", SignalKind.INPUT, "tamper", false),
                signalled("'button':'long'", SignalKind.BUTTON, "button", true),
                signalled("'digital_in_1':1", SignalKind.INPUT, "in1", true),
                signalled("'digitalInput':{'2':0}", SignalKind.INPUT, "in2", false));
    }

    private static Arguments measured(String member, String quantity, double value, String unit, String sensor) {
        return Arguments.of(member, new Measurement(AT, quantity, value, unit, sensor));
    }

    private static Arguments signalled(String member, SignalKind kind, String name, boolean on) {
        return Arguments.of(member, new Signal(AT, kind, name, on));
    }

    @ParameterizedTest
    @MethodSource("names")
    void knowsWhatNamesMean(String member, Observation meant) {
        assertThat(observations("{" + member + "}")).hasSize(2).startsWith(meant);
    }

    @Test
    void leavesToAttributesWhatMayMeanSomethingElse() {
        for (String member : List.of(
                "'targetTemperature':22",
                "'LAST_DOOR_OPEN_DURATION':5",
                "'DOOR_OPEN_TIMES':7",
                "'tempAlarm':{'highAlarm':true}",
                "'batteryStatus':'CHARGING'",
                "'co2_sensor_status':0",
                "'openWindow':true",
                "'light':'dark'",
                "'pressure':2.5",
                "'temperature':-327.68,'x':{'temperature':{'value':-327.68,'unit':'°C'}}",
                "'x':{'value':1,'unit':''}",
                "'" + "x".repeat(120) + "':{'" + "y".repeat(120) + "':{'value':1,'unit':'V'}}",
                "'pulse1':42")) {
            assertThat(observations("{" + member + "}")).as(member).hasSize(1);
        }
        assertThat(Decoded.attributes(decode("{'tempAlarm':{'highAlarm':true},'fPort':9,'x':[1,2]}")))
                .containsEntry("tempAlarm.highAlarm", true)
                .containsEntry("fPort", 1L)
                .containsEntry("decoded.fPort", 9L)
                .containsEntry("x", List.of(1L, 2L));
    }

    @Test
    void findsPositions() {
        assertThat(observations("{'gps_1':{'latitude':52.1,'longitude':5.1,'altitude':12}}"))
                .startsWith(new Fix(AT, true, 52.1, 5.1, 12.0, null, null, null));
        assertThat(
                        observations(
                                "{'latitudeDeg':-32,'longitudeDeg':116,'speedKmph':50,'headingDeg':90,'gpsAccM':4,'fixFailed':true}"))
                .startsWith(new Fix(AT, false, -32, 116, null, 50.0, 90.0, 4.0));
        assertThat(observations("{'cached':{'latitudeDeg':-32,'longitudeDeg':116}}"))
                .startsWith(new Fix(AT, false, -32, 116, null, null, null, null));
        assertThat(observations("{'latitude':0,'longitude':0}")).hasSize(1);
        assertThat(observations("{'latitude':52.1,'longitude':181}")).hasSize(1);
    }

    @Test
    void takesTheAgeOfAPositionFromItsTime() {
        byte[] payload = HexFormat.of().parseHex("0E245B9C50" + "0010031F2A3B400304050600000A23280064");
        Decoding decoding = new ChirpStackDialect()
                .open(new Profile(Map.of("codec", "abeeway")))
                .receive(Frames.json(
                        message("'fPort':18,'data':'" + Base64.getEncoder().encodeToString(payload) + "'")));
        assertThat(Decoded.observations(decoding))
                .contains(new Fix(AT.minusSeconds(16), true, 52.2861376, 5.0595078, 0.0, 3.6, 90.0, 10.0));
    }

    @Test
    void takesTheTimeOfAPositionFromTheHeadOfItsMessage() {
        // 43,189 s after midnight, 10 s before the network had it.
        assertThat(uplink("abeeway", 19, "105CA8B50A030010" + "1F2A3B4003040506000F232800640C67"))
                .contains(new Fix(AT.minusSeconds(10), true, 52.2861376, 5.0595078, 15.0, 3.6, 90.0, 12.0))
                .contains(new Measurement(AT, "battery", 92, "%", ""))
                .contains(new Signal(AT, SignalKind.INPUT, "motion", false));
        assertThat(uplink("abeeway", 19, "085C00010301")).contains(new Signal(AT, SignalKind.INPUT, "tamper", true));
        assertThat(uplink("asset-tracker-3", 19, "085C00016082" + "41AC0000"))
                .contains(new Measurement(AT, "temperature", 21.5, "Cel", ""));
    }

    @Test
    void takesADoorOfStripsToBeClosedWhereItSaysOne() {
        assertThat(uplink("strips", 1, "00000901")).contains(new Signal(AT, SignalKind.DOOR, "door", false));
        assertThat(uplink("strips", 1, "00000900")).contains(new Signal(AT, SignalKind.DOOR, "door", true));
        assertThat(uplink("strips", 1, "00005200" + "00C8")).contains(new Signal(AT, SignalKind.DOOR, "door", true));
    }

    private static List<Observation> uplink(String codec, int port, String hex) {
        String data = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
        return Decoded.observations(new ChirpStackDialect()
                .open(new Profile(Map.of("codec", codec)))
                .receive(Frames.json(message("'fPort':" + port + ",'data':'" + data + "'"))));
    }

    @Test
    void countsWhatADeviceHadKeptOnce() {
        String history = "{'history':[{'timestamp':1778241540,'temperature':4.5,'door':'open'}]}";
        List<Element> first = decode(history).elements();
        assertThat(first.getFirst().observation())
                .isEqualTo(new Measurement(Instant.ofEpochSecond(1_778_241_540L), "temperature", 4.5, "Cel", ""));
        List<Element> again = new ChirpStackDialect()
                .open(Profile.DEFAULT)
                .receive(Frames.json(message("'fPort':1,'object':" + history).replace("d1", "d2")))
                .elements();
        assertThat(again).startsWith(first.subList(0, 2).toArray(new Element[0]));
        assertThat(again.getLast()).isNotEqualTo(first.getLast());
    }

    @Test
    void keepsTwoSensorsOfOneNameApart() {
        assertThat(observations("{'temperature':1,'air_temperature':2,'internal_temperature':3}"))
                .extracting(said -> said instanceof Measurement m ? m.sensor() : "")
                .startsWith("", "air-temperature", "internal");
    }

    private static Decoding decode(String object) {
        return new ChirpStackDialect()
                .open(Profile.DEFAULT)
                .receive(Frames.json(message("'fPort':1,'object':" + object)));
    }

    private static String message(String members) {
        return "{'deduplicationId':'d1','time':'2026-05-08T11:59:59Z','deviceInfo':{'devEui':'0102030405060708'},"
                + members + "}";
    }

    private static List<Observation> observations(String object) {
        return Decoded.observations(decode(object));
    }
}
