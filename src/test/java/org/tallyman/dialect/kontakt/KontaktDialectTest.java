package org.tallyman.dialect.kontakt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoded;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.TagDetail;

class KontaktDialectTest {

    private static final Instant AT = Instant.parse("2026-05-08T11:59:58Z");
    private static final TagRead READ = new TagRead(
            AT, "C0FFEE010203", 0, -6_100, 1, new TagDetail("C0FFEE010203", null, null, null, null, null, "gate1"));

    @Test
    void readsTelemetry() {
        assertThat(decode("{'companyId':'c','sourceId':'gate1','trackingId':'c0:ff:ee:01:02:03','rssi':-61,"
                        + "'timestamp':'2026-05-08T11:59:58Z','batteryLevel':99,'temperature':-3.25,'humidity':18,"
                        + "'accelerometerSensitivity':16,'accelerometerX':0,'accelerometerY':64,'accelerometerZ':-10,"
                        + "'lightIntensity':7,'timeSinceTap':65535,'timeSinceMovement':30,'moving':false,'model':31}"))
                .containsExactly(
                        READ,
                        new Measurement(AT, "battery", 99, "%", ""),
                        new Measurement(AT, "temperature", -3.25, "Cel", ""),
                        new Measurement(AT, "humidity", 18, "%", ""),
                        new Measurement(AT, "light-level", 7, "%", ""),
                        new Measurement(AT, "time-since-movement", 30, "s", ""),
                        new Measurement(AT, "acceleration", 0, "[g]", "x"),
                        new Measurement(AT, "acceleration", 1.024, "[g]", "y"),
                        new Measurement(AT, "acceleration", -0.16, "[g]", "z"),
                        new Signal(AT, SignalKind.INPUT, "motion", false),
                        new DeviceStatus(AT, "advertisement", Map.of("model", 31L)));
    }

    @Test
    void readsListsOfTheApiAndPresence() {
        assertThat(decode("{'content':[{'trackingId':'c0:ff:ee:01:02:03','sourceId':'gate1','rssi':-61,"
                        + "'timestamp':1778241598}],'page':{'size':1}}"))
                .containsExactly(READ);
        assertThat(decode(
                        "[{'trackingId':'c0:ff:ee:01:02:03','sourceId':'gate1','rssi':-61,'timestamp':1778241598000}]"))
                .containsExactly(READ);
    }

    @Test
    void readsWhatAGatewayHeardRaw() {
        // 02 01 06, and 5 Cel as standard service data.
        assertThat(decode("{'version':4,'timestamp':1778241598,'sourceId':'gate1','events':[{'deviceAddress':"
                        + "'c0:ff:ee:01:02:03','rssi':-61,'ble':{'data':'AgEGBRZuKvQB','srData':''}}]}"))
                .containsExactly(READ, new Measurement(AT, "temperature", 5, "Cel", ""));
    }

    @Test
    void namesABeaconWithoutAnAddressByItsCharacters() {
        TagRead read = (TagRead) decode("{'trackingId':'11rc007c','rssi':-61}").getFirst();
        assertThat(read.epc()).isEqualTo("3131726330303763");
    }

    @Test
    void refusesWhatNamesNoBeacon() {
        Decoding decoding = Frames.decode(
                new KontaktDialect(),
                Frames.json(
                        "{'content':[{'rssi':-61},{'trackingId':'c0:ff:ee:01:02:03'},{'trackingId':'a','data':'?'}]}"));
        assertThat(Decoded.codes(decoding)).containsExactly("missing", "base64");
        assertThat(decoding.elements()).hasSize(1);
    }

    private static List<Observation> decode(String json) {
        return Decoded.observations(Frames.decode(new KontaktDialect(), Frames.json(json)));
    }
}
