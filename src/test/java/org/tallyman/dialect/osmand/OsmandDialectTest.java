package org.tallyman.dialect.osmand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Rejection;

class OsmandDialectTest {

    private static final Instant AT = Instant.parse("2013-08-22T13:14:27Z");

    @Test
    void readsTheTimeInEverySpelling() {
        for (String time : List.of(
                "1377177267",
                "1377177267000",
                "2013-08-22T13:14:27Z",
                "2013-08-22+13%3A14%3A27",
                "2013-08-22T15:14:27%2B02:00",
                "2013-08-22T13:14:27")) {
            assertThat(query("id=1&lat=60&lon=30&timestamp=" + time))
                    .containsExactly(new Fix(AT, true, 60, 30, null, null, null, null));
        }
    }

    @Test
    void turnsKnotsIntoKilometresAnHour() {
        assertThat(
                        query(
                                "id=1&timestamp=1377177267&location=60.5,-30&speed=10&bearing=270&altitude=12&accuracy=5&valid=0"))
                .containsExactly(new Fix(AT, false, 60.5, -30, 12.0, 18.52, 270.0, 5.0));
    }

    @Test
    void readsAFormBody() {
        Decoding decoding = Frames.decode(
                new OsmandDialect(),
                Frames.request("POST /ingest/osmand", "deviceid=7&lat=1&lon=2&timestamp=1377177267&batt=87.5"));
        assertThat(decoding.ids()).containsExactly("7");
        assertThat(decoding.elements())
                .extracting(Element::observation)
                .containsExactly(
                        new Fix(AT, true, 1, 2, null, null, null, null),
                        new Measurement(AT, "battery", 87.5, "%", ""),
                        new DeviceStatus(AT, "report", Map.of("batteryLevel", 87.5)));
    }

    @Test
    void measuresTheTemperaturesOfATrailer() {
        assertThat(query("id=1&timestamp=1377177267&temp1=-18.5&temp2=4&template=3&temperature=21"))
                .startsWith(
                        new Measurement(AT, "temperature", -18.5, "Cel", "1"),
                        new Measurement(AT, "temperature", 4, "Cel", "2"),
                        new Measurement(AT, "temperature", 21, "Cel", ""))
                .hasSize(4);
    }

    @Test
    void makesNoPositionOfNetworksAlone() {
        assertThat(query("id=1&timestamp=1377177267&cell=257,02,16,2223,-90&wifi=00-14-22-01-23-45,-80"))
                .containsExactly(new DeviceStatus(
                        AT,
                        "report",
                        Map.of(
                                "network",
                                Map.of(
                                        "cellTowers",
                                        List.of(Map.of(
                                                "mobileCountryCode", 257L,
                                                "mobileNetworkCode", 2L,
                                                "locationAreaCode", 16L,
                                                "cellId", 2223L,
                                                "signalStrength", -90L)),
                                        "wifiAccessPoints",
                                        List.of(Map.of("macAddress", "00:14:22:01:23:45", "signalStrength", -80L))))));
    }

    @Test
    void readsTheJsonBody() {
        Decoding decoding = Frames.decode(new OsmandDialect(), Frames.request("POST /ingest/osmand", """
                        {"location":{"timestamp":"2013-08-22T13:14:27.000Z","coords":{"latitude":60,"longitude":30,
                         "speed":10,"heading":-1,"altitude":5.5,"accuracy":4},"is_moving":true,"odometer":12,
                         "event":"motionchange","battery":{"level":0.5,"is_charging":true},
                         "activity":{"type":"still"}},"device_id":"abc"}"""));
        assertThat(decoding.ids()).containsExactly("abc");
        assertThat(decoding.elements())
                .extracting(Element::observation)
                .containsExactly(
                        new Fix(AT, true, 60, 30, 5.5, 36.0, null, 4.0),
                        new Measurement(AT, "battery", 50, "%", ""),
                        new DeviceStatus(
                                AT,
                                "report",
                                Map.of(
                                        "motion",
                                        true,
                                        "odometer",
                                        12.0,
                                        "event",
                                        "motionchange",
                                        "batteryLevel",
                                        50.0,
                                        "charge",
                                        true,
                                        "activity",
                                        "still")));
    }

    @Test
    void readsAListOfLocations() {
        Decoding decoding = Frames.decode(new OsmandDialect(), Frames.request("POST /ingest/osmand", """
                        {"device_id":"abc","location":[{"timestamp":"2013-08-22T13:14:27.000Z","mock":true,
                         "coords":{"latitude":60,"longitude":30}},
                         {"timestamp":"2013-08-22T13:14:28.000Z","coords":{"latitude":61,"longitude":30}}]}"""));
        assertThat(decoding.rejections()).isEmpty();
        assertThat(decoding.elements())
                .extracting(Element::observation)
                .containsExactly(
                        new Fix(AT, true, 60, 30, null, null, null, null),
                        new DeviceStatus(AT, "report", Map.of("mock", true)),
                        new Fix(AT.plusSeconds(1), true, 61, 30, null, null, null, null));
    }

    @Test
    void refusesEachLocationOfNoTimeByItself() {
        String location = "{\"timestamp\":\"1960-01-01T00:00:00Z\",\"coords\":{\"latitude\":60,\"longitude\":30}}";
        Decoding decoding = Frames.decode(
                new OsmandDialect(),
                Frames.text("{\"device_id\":\"abc\",\"location\":[" + location + "," + location + "]}"));
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.rejections()).extracting(Rejection::index).containsExactly(0, 1);
    }

    @Test
    void makesNoPositionOfTwoZeros() {
        assertThat(query("id=1&timestamp=1377177267&lat=0.0&lon=0.0&batt=50"))
                .containsExactly(
                        new Measurement(AT, "battery", 50, "%", ""),
                        new DeviceStatus(AT, "report", Map.of("batteryLevel", 50.0)));
    }

    @Test
    void refusesWhatCannotBe() {
        for (String query : List.of(
                "lat=91&lon=0",
                "lat=1&lon=181",
                "lat=NaN&lon=0",
                "lat=1",
                "lon=1",
                "lat=0x10&lon=1",
                "timestamp=yesterday",
                "location=1",
                "cell=1,2",
                "lat=1&lon=1&bearing=361",
                "",
                "&&")) {
            Decoding decoding = Frames.decode(new OsmandDialect(), Frames.request("GET /?" + query, ""));
            assertThat(decoding.elements()).as(query).isEmpty();
            assertThat(decoding.rejections()).as(query).hasSize(1);
        }
    }

    @Test
    void givesNoIdentityWithoutTimestamp() {
        Decoding decoding = Frames.decode(new OsmandDialect(), Frames.request("GET /?id=1&lat=1&lon=2", ""));
        assertThat(decoding.elements()).extracting(Element::identity).containsExactly(Identity.NONE);
    }

    private static List<Observation> query(String query) {
        Decoding decoding = Frames.decode(new OsmandDialect(), Frames.request("GET /ingest/osmand?" + query, ""));
        assertThat(decoding.rejections()).isEmpty();
        return decoding.elements().stream().map(Element::observation).toList();
    }
}
