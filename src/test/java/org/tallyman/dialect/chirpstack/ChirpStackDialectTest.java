package org.tallyman.dialect.chirpstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoded;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.lorawan.codec.PayloadCodec;
import org.tallyman.dialect.lorawan.codec.PayloadCodecs;
import org.tallyman.dialect.mapping.Mappings;
import org.tallyman.dialect.tts.TtsDialect;
import org.tallyman.ident.Refusal;

class ChirpStackDialectTest {

    private static final Instant AT = Instant.parse("2026-05-08T11:59:59.123456789Z");
    private static final String HEAD = "'time':'2026-05-08T11:59:59.123456789+00:00',"
            + "'deviceInfo':{'applicationId':'a-1','deviceName':'dock','deviceProfileName':'Somebody’s probe','devEui':'70b3d5499a000001'}";
    private static final String RADIO =
            ",'rxInfo':[{'gatewayId':'g1','rssi':-101,'snr':-3.25},{'gatewayId':'g2','rssi':-36}]";

    @Test
    void tellsWhatTheServerDecodedAndHowWellItWasHeard() {
        List<Observation> said = observations("{'deduplicationId':'d1'," + HEAD
                + ",'fCnt':3,'fPort':2,'data':'AQI=','object':"
                + "{'temperature':-0.2,'door':'open','battery_voltage':3.05,'note':'x','pulses':7}" + RADIO + "}");
        assertThat(said)
                .startsWith(
                        new Measurement(AT, "temperature", -0.2, "Cel", ""),
                        new Signal(AT, SignalKind.DOOR, "door", true),
                        new Measurement(AT, "battery-voltage", 3.05, "V", ""),
                        new Measurement(AT, "rssi", -36, "dBm", ""),
                        new Measurement(AT, "snr", 0, "dB", ""),
                        new Measurement(AT, "gateways", 2, "1", ""));
        assertThat(status(said))
                .containsEntry("note", "x")
                .containsEntry("pulses", 7L)
                .containsEntry("payloadHex", "0102")
                .containsEntry("fCnt", 3L)
                .containsEntry("gateways", List.of("g1", "g2"));
    }

    @Test
    void countsAnUplinkOnceWhateverGatewaysHeardIt() {
        String up = ",'fCnt':3,'fPort':2,'data':'AQI=','object':{'temperature':20}";
        Set<Long> first = identities("{'deduplicationId':'d1'," + HEAD + up + RADIO + "}");
        assertThat(identities(
                        "{'deduplicationId':'d1'," + HEAD + up + ",'rxInfo':[{'gatewayId':'g3','rssi':-90,'snr':1}]}"))
                .isEqualTo(first);
        assertThat(identities("{'deduplicationId':'d2'," + HEAD + up + RADIO + "}"))
                .doesNotContainAnyElementsOf(first);
        Set<Long> without = identities("{" + HEAD + up + ",'devAddr':'01','rxInfo':[{'gatewayId':'g3','rssi':-90}]}");
        assertThat(identities("{" + HEAD + up + ",'devAddr':'01'" + RADIO + "}"))
                .isEqualTo(without);
        assertThat(identities("{" + HEAD + up.replace("3", "4") + ",'devAddr':'01'" + RADIO + "}"))
                .doesNotContainAnyElementsOf(without);
    }

    @Test
    void speaksForTheDeviceByItsNameOnTheServer() {
        Decoding decoding = decode("", Map.of(), "{'deduplicationId':'d1'," + HEAD + RADIO + "}");
        assertThat(decoding.ids()).containsExactly("70b3d5499a000001");
        assertThat(decoding.elements()).extracting(Element::child).containsOnly("70b3d5499a000001");
    }

    @Test
    void knowsTheKindOfEventByAddressTopicOrMembers() {
        String head = "{'deduplicationId':'d1'," + HEAD;
        assertThat(state("POST /ingest/chirpstack?event=join&x=1", head + "}")).isEqualTo("join");
        assertThat(state("application/a/device/70b3d5499a000001/event/ack", head + "}"))
                .isEqualTo("ack");
        assertThat(state("application/a/device/70b3d5499a000001/event/status", head + "}"))
                .isEqualTo("status");
        assertThat(state("", head + ",'devAddr':'01'}")).isEqualTo("join");
        assertThat(state("", head + ",'queueItemId':'q','acknowledged':true,'fCntDown':3}"))
                .isEqualTo("ack");
        assertThat(state("", head + ",'queueItemId':'q','downlinkId':5,'gatewayId':'g','txInfo':{}}"))
                .isEqualTo("txack");
        assertThat(state("", head + ",'level':'ERROR','code':'OTAA','description':'x'}"))
                .isEqualTo("log");
        assertThat(state("", head + ",'integrationName':'LORA_CLOUD','eventType':'x','object':{}}"))
                .isEqualTo("integration");
        assertThat(state("", head + ",'txInfo':{'frequency':1},'devAddr':'01'}"))
                .isEqualTo("up");
    }

    @Test
    void readsStatusAndLocation() {
        assertThat(observations("{" + HEAD + ",'margin':10,'batteryLevel':76.5}"))
                .startsWith(
                        new Measurement(AT, "link-margin", 10, "dB", ""),
                        new Measurement(AT, "battery", 76.5, "%", ""));
        assertThat(observations("{" + HEAD + ",'margin':-3,'externalPowerSource':true}"))
                .filteredOn(Measurement.class::isInstance)
                .containsExactly(new Measurement(AT, "link-margin", -3, "dB", ""));
        assertThat(observations(
                        "{" + HEAD + ",'location':{'longitude':5.1,'accuracy':30,'source':'GEO_RESOLVER_WIFI'}}"))
                .startsWith(new Fix(AT, true, 0, 5.1, null, null, null, 30.0));
    }

    @Test
    void decodesByTheCodecThatIsSet() {
        String up = "{'deduplicationId':'d1'," + HEAD + ",'fPort':85,'data':'A2f+AARolQ=='}";
        for (Map<String, String> settings : List.of(
                Map.of("codec", "EM300-TH"),
                Map.of("model", "milesight-iot/em300-th"),
                Map.of("codec.70B3D5499A000001", "em300-th", "codec", "elsys"),
                Map.of("codec.somebody-s-probe", "em300-th"))) {
            assertThat(Decoded.observations(decode("", settings, up)))
                    .startsWith(
                            new Measurement(AT, "temperature", 25.4, "Cel", ""),
                            new Measurement(AT, "humidity", 74.5, "%", ""));
        }
        assertThat(observations(up.replace("Somebody’s probe", "Milesight EM300-TH EU868")))
                .startsWith(new Measurement(AT, "temperature", 25.4, "Cel", ""));
    }

    @Test
    void guessesNothingFromNamesThatMayBeAnothers() {
        String up = "{'deduplicationId':'d1'," + HEAD + ",'fPort':85,'data':'A2f+AARolQ=='}";
        for (String name : List.of("Door strips", "CO2 sensor", "Compact tracker", "Milesight", "EU868 class A", "")) {
            assertUnmapped(decode("", Map.of(), up.replace("Somebody’s probe", name)), name);
        }
        for (String name :
                List.of("MClimate HT sensor", "Sensative Strips", "ELSYS ERS", "Abeeway Compact Tracker", "rak7200")) {
            assertThat(decode("", Map.of(), up.replace("Somebody’s probe", name))
                            .elements()
                            .getLast()
                            .observation())
                    .asInstanceOf(InstanceOfAssertFactories.type(DeviceStatus.class))
                    .extracting(DeviceStatus::attributes)
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsKey("codec");
        }
    }

    @Test
    void keepsWhatNobodyReads() {
        String up = "{'deduplicationId':'d1'," + HEAD + ",'fPort':85,'data':'A2f+AARolQ=='" + RADIO + "}";
        Decoding unread = decode("", Map.of(), up);
        assertUnmapped(unread, "Somebody’s probe");
        assertThat(unread.elements().getFirst().observation()).isEqualTo(new Measurement(AT, "rssi", -36, "dBm", ""));
        assertThat(Decoded.attributes(unread)).containsEntry("payloadHex", "0367FE00046895");
        Decoding refused = decode("", Map.of("codec", "tbms100"), up);
        assertThat(Decoded.codes(refused)).containsExactly("payload");
        assertThat(refused.elements()).hasSize(4);
        assertThat(Decoded.codes(decode("", Map.of("codec", "no-such-thing"), up)))
                .containsExactly("codec");
        assertThat(observations(up.replace("'fPort':85", "'fPort':0"))).hasSize(4);
    }

    /** What nobody reads yet can be read later: it lies in quarantine with the names of the model that were told. */
    private static void assertUnmapped(Decoding decoding, String model) {
        assertThat(((DeviceStatus) decoding.elements().getLast().observation()).state())
                .isEqualTo("unmapped");
        assertThat(Decoded.codes(decoding)).containsExactly("codec");
        assertThat(decoding.rejections().getFirst().refusal().value()).isEqualTo(model);
    }

    @Test
    void theContextIsTheStateOfTheCodecs() {
        PayloadCodecs codecs = new PayloadCodecs() {
            @Override
            public Optional<PayloadCodec> find(String model) {
                return Optional.empty();
            }

            @Override
            public String state() {
                return "7";
            }
        };
        for (Dialect dialect :
                List.of(new ChirpStackDialect(codecs, Mappings.NONE), new TtsDialect(codecs, Mappings.NONE))) {
            assertThat(dialect.open(Profile.DEFAULT).context()).isEqualTo("7");
            assertThat(dialect.resume(Profile.DEFAULT, "6").context()).isEqualTo("6");
        }
    }

    @Test
    void refusesPayloadsLongerThanAFrame() {
        String up = "{'deduplicationId':'d1'," + HEAD + ",'fPort':2,'data':'" + "AAAAAAAA".repeat(1_000) + "'}";
        Decoding refused = decode("", Map.of("codec", "strips"), up);
        assertThat(Decoded.codes(refused)).containsExactly("payload");
        assertThat(((DeviceStatus) refused.elements().getLast().observation()).state())
                .isEqualTo("unmapped");
    }

    @Test
    void refusesWhatIsNoEvent() {
        assertThat(Decoded.codes(decode("", Map.of(), "{'deviceInfo':{}}"))).containsExactly("missing");
        assertThat(Decoded.codes(decode("", Map.of(), "{" + HEAD + ",'fPort':1,'data':'!'}")))
                .containsExactly("base64");
        assertThat(Decoded.codes(decode("", Map.of(), "{" + HEAD + ",'fPort':999,'data':'AQ=='}")))
                .containsExactly("range");
        Decoding stranger =
                decode("", Map.of(), "{'deviceInfo':{'devEui':'xyz'},'fPort':1,'object':{'temperature':1}}");
        assertThat(stranger.elements()).isEmpty();
        assertThat(stranger.ids()).isEmpty();
        assertThat(stranger.rejections().getFirst().refusal())
                .isEqualTo(new Refusal("eui", "deviceInfo.devEui", "xyz", "is an EUI-64: 16 hexadecimal digits"));
        assertThat(Decoded.codes(decode("", Map.of(), "{'time':'noon','deviceInfo':{'devEui':'0102030405060708'}}")))
                .containsExactly("time");
        assertThat(Decoded.codes(decode("", Map.of(), "{" + HEAD + ",'location':{'latitude':91}}")))
                .containsExactly("range");
    }

    private static Decoding decode(String target, Map<String, String> settings, String json) {
        return new ChirpStackDialect()
                .open(new Profile(settings))
                .receive(Frames.request(target, json.replace('\'', '"')));
    }

    private static List<Observation> observations(String json) {
        return Decoded.observations(decode("", Map.of(), json));
    }

    private static Map<String, Object> status(List<Observation> said) {
        return ((DeviceStatus) said.getLast()).attributes();
    }

    private static String state(String target, String json) {
        return ((DeviceStatus)
                        Decoded.observations(decode(target, Map.of(), json)).getLast())
                .state();
    }

    private static Set<Long> identities(String json) {
        return decode("", Map.of(), json).elements().stream()
                .map(Element::identity)
                .collect(Collectors.toSet());
    }
}
