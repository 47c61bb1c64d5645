package org.tallyman.dialect.tts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoded;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Profile;

class TtsDialectTest {

    private static final Instant AT = Instant.parse("2026-05-08T11:59:58.295Z");
    private static final Instant PUBLISHED = Instant.parse("2026-05-08T11:59:58.500Z");
    private static final String HEAD =
            "'end_device_ids':{'device_id':'probe-1','application_ids':{'application_id':'cold'},"
                    + "'dev_eui':'70B3D5499A000001'},'correlation_ids':['x'],'received_at':'2026-05-08T11:59:58.500Z'";
    private static final String RADIO = "'rx_metadata':[{'gateway_ids':{'gateway_id':'g1'},'rssi':-97,'snr':-1},"
            + "{'gateway_ids':{'gateway_id':'g2'},'channel_rssi':-35}],'received_at':'2026-05-08T11:59:58.295Z'";

    @Test
    void readsAnUplinkOfWhichZerosAreLeftOut() {
        Decoding decoding = decode("{" + HEAD
                + ",'uplink_message':{'session_key_id':'s','decoded_payload':{'TempC_SHT':4.5}," + RADIO + "}}");
        assertThat(decoding.ids()).containsExactly("70B3D5499A000001");
        assertThat(decoding.sentAt()).isEqualTo(PUBLISHED);
        assertThat(Decoded.observations(decoding))
                .startsWith(
                        new Measurement(AT, "temperature", 4.5, "Cel", ""),
                        new Measurement(AT, "rssi", -35, "dBm", ""),
                        new Measurement(AT, "snr", 0, "dB", ""));
        assertThat(Decoded.attributes(decoding))
                .containsEntry("fPort", 0L)
                .containsEntry("fCnt", 0L)
                .containsEntry("application", "cold")
                .containsEntry("deviceName", "probe-1");
    }

    @Test
    void knowsAnUplinkByDeviceSessionAndCounter() {
        String message =
                "{" + HEAD + ",'uplink_message':{'session_key_id':'s','f_cnt':7,'frm_payload':'AQ=='," + RADIO + "}}";
        Set<Long> first = identities(message);
        assertThat(identities(message.replace("g1", "g9").replace("58.500Z", "59.500Z")))
                .isEqualTo(first);
        assertThat(identities(message.replace("'f_cnt':7", "'f_cnt':8"))).doesNotContainAnyElementsOf(first);
        assertThat(identities(message.replace("'s'", "'t'"))).doesNotContainAnyElementsOf(first);
    }

    @Test
    void decodesByTheModelThatTheServerKnows() {
        assertThat(Decoded.observations(
                        decode("{" + HEAD + ",'uplink_message':{'f_port':2,'frm_payload':'y6YKjALQAX//f/8=',"
                                + "'version_ids':{'brand_id':'dragino','model_id':'lht65'}," + RADIO + "}}")))
                .startsWith(
                        new Measurement(AT, "battery-voltage", 2.982, "V", ""),
                        new Measurement(AT, "temperature", 27.0, "Cel", ""),
                        new Measurement(AT, "humidity", 72.0, "%", ""));
    }

    @Test
    void tellsTheBatteryOfItsOwnTimeOnce() {
        String battery = "'last_battery_percentage':{'f_cnt':1,'value':80.5,'received_at':'2026-05-07T10:00:00Z'},";
        Decoding first = decode("{" + HEAD + ",'uplink_message':{'f_cnt':7," + battery + RADIO + "}}");
        Decoding second = decode("{" + HEAD + ",'uplink_message':{'f_cnt':8," + battery + RADIO + "}}");
        Measurement measured = new Measurement(Instant.parse("2026-05-07T10:00:00Z"), "battery", 80.5, "%", "");
        assertThat(second.elements())
                .filteredOn(element -> element.observation().equals(measured))
                .hasSize(1);
        assertThat(first.elements()).containsAnyElementsOf(second.elements());
    }

    @Test
    void readsWhatElseTheServerSays() {
        assertThat(
                        Decoded.observations(
                                decode(
                                        "{" + HEAD + ",'location_solved':{'service':'lora-cloud',"
                                                + "'location':{'latitude':52.1,'longitude':5.1,'accuracy':30,'source':'SOURCE_WIFI_RSSI_GEOLOCATION'}}}")))
                .startsWith(new Fix(PUBLISHED, true, 52.1, 5.1, null, null, null, 30.0));
        assertThat(state("'join_accept':{'session_key_id':'s'}")).isEqualTo("join");
        assertThat(state("'downlink_ack':{'session_key_id':'s','f_cnt':3}")).isEqualTo("ack");
        assertThat(state("'downlink_failed':{'error':{'name':'x'}}")).isEqualTo("failed");
        assertThat(Decoded.codes(decode("{" + HEAD + ",'something':{}}"))).containsExactly("unsupported");
        assertThat(Decoded.codes(decode("{'something':{}}"))).containsExactly("missing");
        assertThat(Decoded.codes(decode("{'end_device_ids':{'dev_eui':'xyz'},'uplink_message':{}}")))
                .containsExactly("eui");
        assertThat(Decoded.codes(decode("{'hardware_serial':'xyz','port':1}"))).containsExactly("eui");
    }

    @Test
    void namesNoModelWhereTheServerDoesNot() {
        Decoding decoding = decode("{" + HEAD + ",'uplink_message':{'f_port':1,'frm_payload':'AQ=='}}");
        assertThat(decoding.rejections().getFirst().refusal().field()).isEqualTo("model");
        assertThat(decoding.rejections().getFirst().refusal().value()).isEmpty();
    }

    @Test
    void readsUplinksOfVersion2() {
        Decoding decoding =
                decode("{'app_id':'cold','dev_id':'probe-1','hardware_serial':'70B3D5499A000001','port':1,'counter':9,"
                        + "'payload_raw':'AQ==','payload_fields':{'humidity':61},'metadata':{'time':'2026-05-08T11:59:58.295Z',"
                        + "'gateways':[{'gtw_id':'g1','rssi':-35,'snr':5.2}],'latitude':52.1,'longitude':5.1}}");
        assertThat(Decoded.observations(decoding))
                .startsWith(new Measurement(AT, "humidity", 61, "%", ""), new Measurement(AT, "rssi", -35, "dBm", ""))
                .noneMatch(Fix.class::isInstance);
        assertThat(Decoded.attributes(decoding)).containsEntry("fCnt", 9L).containsEntry("payloadHex", "01");
    }

    private static Decoding decode(String json) {
        return new TtsDialect().open(Profile.DEFAULT).receive(Frames.json(json));
    }

    private static String state(String member) {
        List<Observation> said = Decoded.observations(decode("{" + HEAD + "," + member + "}"));
        return ((DeviceStatus) said.getLast()).state();
    }

    private static Set<Long> identities(String json) {
        return decode(json).elements().stream().map(Element::identity).collect(Collectors.toSet());
    }
}
