package org.tallyman.dialect.ruuvi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoded;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.TagDetail;

class RuuviDialectTest {

    private static final Instant AT = Instant.parse("2026-05-08T11:59:58Z");
    private static final String SECONDS = "1778241598";
    /** Sequence 258 of C0FFEE010203, 20 Cel. */
    private static final String PAYLOAD = "0201061BFF9904050FA04E20C3500010FFF003E8AC36070102C0FFEE010203";

    private static final String TOPIC = "ruuvi/AC:23:3F:00:00:01/C0:FF:EE:01:02:03";

    private static final TagRead READ = new TagRead(
            AT,
            "C0FFEE010203",
            0,
            -6_100,
            1,
            new TagDetail("C0FFEE010203", null, null, null, 400, 258L, "AC233F000001"));

    @Test
    void readsATagOfATopic() {
        Decoding decoding = decode(
                TOPIC,
                "{'gw_mac':'AC:23:3F:00:00:01','rssi':-61,'aoa':[],'gwts':'" + SECONDS + "','ts':'" + SECONDS
                        + "','data':'" + PAYLOAD + "','coords':''}");
        assertThat(Decoded.observations(decoding))
                .contains(READ, new Measurement(AT, "temperature", 20, "Cel", ""))
                .hasSize(9);
        assertThat(decoding.elements().get(1).child()).isEqualTo("C0FFEE010203");
    }

    @Test
    void readsATagWithoutTimesByThePayloadsOwnAddress() {
        Decoding decoding =
                decode("", "{'gw_mac':'AC:23:3F:00:00:01','rssi':-61,'aoa':[],'cnt':'3','data':'" + PAYLOAD + "'}");
        assertThat(Decoded.observations(decoding))
                .contains(new Measurement(Frames.RECEIVED, "temperature", 20, "Cel", ""));
        assertThat(decoding.elements().get(0).identity()).isEqualTo(Identity.NONE);
        assertThat(decoding.elements().get(1).identity()).isNotEqualTo(Identity.NONE);
    }

    @Test
    void readsAllTagsOfAPostWhereverTheGatewaysNameStands() {
        String tags = "'tags':{'C0:FF:EE:01:02:03':{'rssi':-61,'timestamp':" + SECONDS + ",'data':'" + PAYLOAD
                + "'},'nobody':{'rssi':-3},'C0:FF:EE:01:02:04':{'rssi':-70,'timestamp':'" + SECONDS + "','data':''}}";
        String common = "'coordinates':'','timestamp':'1778241600','nonce':'1','gw_mac':'AC:23:3F:00:00:01'";
        Decoding after = decode("POST /ingest/ruuvi", "{'data':{" + common + "," + tags + "}}");
        Decoding before = decode("POST /ingest/ruuvi", "{'data':{" + tags + "," + common + "}}");
        assertThat(before.elements()).isEqualTo(after.elements());
        assertThat(after.sentAt()).isEqualTo(AT.plusSeconds(2));
        assertThat(Decoded.codes(after)).containsExactly("missing");
        assertThat(after.elements())
                .extracting(element -> element.observation())
                .contains(READ)
                .hasSize(10);
    }

    @Test
    void readsWhatTheGatewayDecodedItself() {
        assertThat(Decoded.observations(decode(
                        TOPIC,
                        "{'gw_mac':'AC:23:3F:00:00:01','rssi':-61,'ts':" + SECONDS
                                + ",'dataFormat':5,'temperature':20.5,"
                                + "'accelX':0.016,'voltage':2.977,'txPower':4,'measurementSequenceNumber':258,"
                                + "'humidity':null,'id':'C0:FF:EE:01:02:03'}")))
                .containsExactly(
                        READ,
                        new Measurement(AT, "temperature", 20.5, "Cel", ""),
                        new Measurement(AT, "acceleration", 0.016, "[g]", "x"),
                        new Measurement(AT, "battery-voltage", 2.977, "V", ""));
    }

    @Test
    void keepsWhatTheGatewaySaysOfItself() {
        assertThat(Decoded.observations(decode("ruuvi/AC:23:3F:00:00:01/gw_status", "{'state':'online'}")))
                .containsExactly(new DeviceStatus(Frames.RECEIVED, "online", Map.of()));
        assertThat(Decoded.observations(decode(
                        "POST /ingest/ruuvi",
                        "{'DEVICE_ADDR':'AC:23:3F:00:00:01','ESP_FW':'v1','CONNECTION':'WIFI','TIMESTAMP':'" + SECONDS
                                + "','ACTIVE_SENSORS':[]}")))
                .containsExactly(new DeviceStatus(
                        AT,
                        "status",
                        Map.of(
                                "gw_mac",
                                "AC233F000001",
                                "ESP_FW",
                                "v1",
                                "CONNECTION",
                                "WIFI",
                                "ACTIVE_SENSORS",
                                List.of())));
    }

    @Test
    void refusesWhatIsNeitherATagNorAStatus() {
        assertThat(Decoded.codes(decode("", "{}"))).containsExactly("missing");
        assertThat(Decoded.codes(decode("", "{'rssi':-61,'data':'020106'}")))
                .as("no address")
                .containsExactly("missing");
        assertThat(Decoded.codes(decode(TOPIC, "{'rssi':-61,'data':'0'}"))).containsExactly("hex");
        assertThat(Decoded.codes(decode(TOPIC, "{'rssi':-61,'ts':'soon','data':''}")))
                .containsExactly("time");
    }

    private static Decoding decode(String target, String json) {
        Frame frame = Frames.json(json);
        return Frames.decode(new RuuviDialect(), new Frame(target, frame.payload(), frame.receivedAt()));
    }
}
