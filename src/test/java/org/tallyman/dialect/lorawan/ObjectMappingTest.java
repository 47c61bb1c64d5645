package org.tallyman.dialect.lorawan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Mappable;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.chirpstack.ChirpStackDialect;
import org.tallyman.dialect.lorawan.codec.BuiltInCodecs;
import org.tallyman.dialect.lorawan.codec.PayloadCodec;
import org.tallyman.dialect.lorawan.codec.PayloadCodecs;
import org.tallyman.dialect.mapping.Mapping;
import org.tallyman.dialect.mapping.Mappings;
import org.tallyman.dialect.tts.TtsDialect;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** Names in decoded objects that mean nothing here are told, and a mapping gives them a meaning. */
class ObjectMappingTest {

    private static final Instant AT = Instant.parse("2026-05-08T12:00:00Z");
    private static final String UPLINK = """
            {"time": "2026-05-08T12:00:00Z", "fPort": 2, "deviceInfo": {"devEui": "0102030405060708", "deviceProfileName": "Probe 7"},
             "object": {"temperature": 4.5, "probe": {"mm": 120}, "note": "ok", "unread": 1}}""";
    private static final String LEVEL = """
            {"observations": [{"quantity": "level", "value": {"path": "$.probe.mm", "factor": 0.001}, "unit": "m"},
                              {"quantity": "core", "value": "$.temperature", "unit": "Cel"}]}""";

    private static final Mappings MAPPINGS = new Mappings() {
        @Override
        public Optional<Mapping> find(String name, String state) {
            return name.equals("level")
                            && state.equals("3")
                            && Mapping.read(LEVEL) instanceof Parsed.Ok<Mapping>(Mapping mapping)
                    ? Optional.of(mapping)
                    : Optional.empty();
        }

        @Override
        public String state() {
            return "3";
        }
    };

    private final Dialect dialect = new ChirpStackDialect(BuiltInCodecs.all(), MAPPINGS);

    @Test
    void whatIsNotKnownByItsNameIsTold() {
        Decoding decoding = dialect.open(Profile.DEFAULT).receive(frame(UPLINK));
        assertThat(measured(decoding)).containsExactly("temperature 4.5 Cel");
        assertThat(attributes(decoding))
                .containsEntry("unread", List.of("probe.mm", "note", "unread"))
                .containsEntry("probe.mm", 120L)
                .containsEntry("decoded.unread", 1L);
    }

    @Test
    void aMappingOfTheModelReadsItAndGoesBeforeTheNames() {
        for (String setting : List.of("mapping", "mapping.probe-7", "mapping.0102030405060708")) {
            Profile profile = new Profile(Map.of(setting, "level"));
            assertThat(dialect.fault(profile)).isEmpty();
            Decoding decoding = dialect.open(profile).receive(frame(UPLINK));
            assertThat(measured(decoding)).containsExactly("level 0.12 m", "core 4.5 Cel");
            assertThat(attributes(decoding)).containsEntry("unread", List.of("note", "unread"));
        }
        Profile other = new Profile(Map.of("mapping.probe-8", "level"));
        assertThat(measured(dialect.open(other).receive(frame(UPLINK)))).containsExactly("temperature 4.5 Cel");
    }

    @Test
    void aMappingThatIsNotThereIsNoSecret() {
        Profile profile = new Profile(Map.of("mapping.probe-7", "gone", "codec", "no-such-thing"));
        assertThat(dialect.missing(profile).map(Refusal::sentence).orElse("")).contains("codec", "no-such-thing");
        assertThat(dialect.missing(new Profile(Map.of("mapping.probe-7", "gone"))))
                .contains(new Refusal(
                        "missing", "mapping.probe-7", "gone", "names a mapping that there is; write it first"));
        assertThat(dialect.missing(new Profile(Map.of("mapping", "level", "codec", "elsys"))))
                .isEmpty();
        Decoding decoding = dialect.open(profile).receive(frame(UPLINK));
        assertThat(measured(decoding)).containsExactly("temperature 4.5 Cel");
        assertThat(decoding.rejections()).hasSize(1);
        assertThat(decoding.rejections().getFirst().refusal().value()).isEqualTo("gone");
        assertThat(decoding.rejections().getFirst().refusal().code()).isEqualTo("no-mapping");
    }

    @Test
    void theContextNamesTheMappingsOnlyWhereTheProfileDoes() {
        Profile profile = new Profile(Map.of("mapping.probe-7", "level"));
        assertThat(dialect.current(Profile.DEFAULT, "")).isEmpty();
        assertThat(dialect.current(profile, "")).isEqualTo(" 3");
        assertThat(measured(dialect.resume(profile, " 3").receive(frame(UPLINK))))
                .hasSize(2);
        for (String before : List.of("", " 2")) {
            assertThat(measured(dialect.resume(profile, before).receive(frame(UPLINK))))
                    .containsExactly("temperature 4.5 Cel");
        }
    }

    @Test
    void aServersObjectIsWhatAMappingReads() {
        Mappable part = dialect.mappable(frame(UPLINK), Profile.DEFAULT, "").orElseThrow();
        assertThat(part.device()).isEqualTo("0102030405060708");
        assertThat(part.model()).isEqualTo("Probe 7");
        assertThat(new String(part.part(), UTF_8)).contains("\"mm\":120");
        assertThat(dialect.mappable(frame("{\"fPort\": 2}"), Profile.DEFAULT, ""))
                .isEmpty();
        assertThat(new TtsDialect()
                        .mappable(
                                frame("{\"end_device_ids\": {\"device_id\": \"probe\"}, \"uplink_message\":"
                                        + " {\"decoded_payload\": {\"mm\": 1}}}"),
                                Profile.DEFAULT,
                                "")
                        .map(Mappable::device))
                .contains("probe");
    }

    /** A codec of people's own makes objects as a server does. */
    @Test
    void aCodecsObjectIsWhatAMappingReads() {
        PayloadCodec own = payload -> Parsed.ok(Map.of("weird_value", (long) payload.bytes()[0]));
        Dialect server =
                new ChirpStackDialect(model -> model.equals("mine") ? Optional.of(own) : Optional.empty(), MAPPINGS);
        Frame uplink = frame("{\"fPort\": 2, \"data\": \"BQ==\", \"deviceInfo\": {\"devEui\": \"0102030405060708\","
                + " \"deviceProfileName\": \"Probe 7\"}}");
        Mappable part = server.mappable(uplink, new Profile(Map.of("codec.probe-7", "mine")), "")
                .orElseThrow();
        assertThat(new String(part.part(), UTF_8)).isEqualTo("{\"weird_value\":5}");
        assertThat(part.device()).isEqualTo("0102030405060708");
        assertThat(part.model()).isEqualTo("Probe 7");
        assertThat(server.mappable(uplink, Profile.DEFAULT, "")).isEmpty();
    }

    /** A codec may take long, and two hundred messages are looked at to find the last of one device. */
    @Test
    void noCodecRunsForAnotherDevice() {
        List<Integer> ran = new ArrayList<>();
        PayloadCodec own = payload -> {
            ran.add(payload.port());
            return Parsed.ok(Map.of("weird_value", 1L));
        };
        Dialect server =
                new ChirpStackDialect(model -> model.equals("mine") ? Optional.of(own) : Optional.empty(), MAPPINGS);
        Profile profile = new Profile(Map.of("codec", "mine"));
        Frame uplink = frame("{\"fPort\": 2, \"data\": \"BQ==\", \"deviceInfo\": {\"devEui\": \"0102030405060708\","
                + " \"deviceProfileName\": \"Probe 7\"}}");
        assertThat(server.mappable(uplink, profile, "0102030405060709")).isEmpty();
        assertThat(server.mappable(uplink, profile, "probe-8")).isEmpty();
        assertThat(ran).isEmpty();
        for (String of : List.of("", "01-02-03-04-05-06-07-08", "probe-7")) {
            assertThat(server.mappable(uplink, profile, of)).as(of).isPresent();
        }
        assertThat(ran).hasSize(3);
    }

    @Test
    void onlyMessagesThatAreReadAreWatched() {
        List<String> asked = new ArrayList<>();
        PayloadCodecs codecs = new PayloadCodecs() {
            @Override
            public Optional<PayloadCodec> find(String model) {
                return Optional.of(payload -> Parsed.ok(Map.of()));
            }

            @Override
            public PayloadCodecs in(String state) {
                asked.add("in");
                return this;
            }

            @Override
            public PayloadCodecs watched(String state) {
                asked.add("watched");
                return this;
            }
        };
        Dialect server = new ChirpStackDialect(codecs, MAPPINGS);
        Object part = server.mappable(frame(UPLINK), Profile.DEFAULT, "");
        assertThat(part).isNotNull();
        assertThat(asked).containsExactly("in");
        server.resume(Profile.DEFAULT, "").receive(frame(UPLINK));
        assertThat(asked).containsExactly("in", "watched");
    }

    /** For a server, it is the codec of all its devices that have no other. */
    @Test
    void aModelThatHasNoCodecIsMissing() {
        Profile wrong = new Profile(Map.of("model", "EM-300-THX"));
        assertThat(dialect.missing(wrong).map(Refusal::field)).contains("model");
        assertThat(dialect.missing(new Profile(Map.of("model", "EM300-TH")))).isEmpty();
        assertThat(dialect.missing(new Profile(Map.of("model", "EM-300-THX", "codec", "elsys"))))
                .isEmpty();
        assertThat(dialect.missing(new Profile(Map.of("model", "ChirpStack 4"))))
                .isEmpty();
    }

    @Test
    void theModelOfAServerIsNoneOfTheDevicesBehindIt() {
        Frame uplink =
                frame("{\"fPort\": 85, \"data\": \"A2fIAA==\", \"deviceInfo\": {\"devEui\": \"0102030405060708\","
                        + " \"deviceProfileName\": \"EM300-TH\"}}");
        assertThat(dialect.open(new Profile(Map.of("model", "ChirpStack 4"))).receive(uplink))
                .isEqualTo(dialect.open(Profile.DEFAULT).receive(uplink))
                .extracting(Decoding::rejections)
                .isEqualTo(List.of());
    }

    private static Frame frame(String json) {
        return new Frame("?event=up", json.getBytes(UTF_8), AT);
    }

    private static List<String> measured(Decoding decoding) {
        return decoding.elements().stream()
                .map(element -> element.observation() instanceof Measurement m
                                && !m.quantity().equals("gateways")
                        ? m.quantity() + " " + m.value() + " " + m.unit()
                        : "")
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static Map<String, Object> attributes(Decoding decoding) {
        return ((DeviceStatus) decoding.elements().getLast().observation()).attributes();
    }
}
