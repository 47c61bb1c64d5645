package org.tallyman.device.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.chirpstack.ChirpStackDialect;
import org.tallyman.dialect.lorawan.codec.Payload;
import org.tallyman.dialect.lorawan.script.Script;
import org.tallyman.dialect.mapping.Mappings;
import org.tallyman.dialect.tallyman.NeutralJson;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Tries a codec with a payload; nothing is kept. */
@ApplicationScoped
class CodecTrial {

    private static final int PORT_MAX = 223;
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2}[\\s:-]*){1,255}");

    /**
     * What came of it.
     *
     * @param decoded the object that the codec answered, as JSON; empty when it refused
     * @param observations what Tallyman makes of the object, an array in the neutral JSON
     * @param refusal why the payload is not taken; empty when it is
     */
    record Result(String decoded, String observations, String refusal) {}

    private final ObjectMapper json;
    private final Clock clock;

    CodecTrial(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Fields script, payload (hexadecimal) and fPort (1 when absent). */
    Outcome<Result> run(Fields fields) {
        String script = CodecCommands.script(fields);
        String hex = fields.matching("payload", HEX, "is 1 to 255 bytes in hexadecimal");
        Integer port = fields.optionalInteger("fPort", 1, PORT_MAX);
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        byte[] bytes = HexFormat.of().parseHex(hex.replaceAll("[^0-9A-Fa-f]", ""));
        return Outcome.done(run(Script.of(() -> script), new Payload(port == null ? 1 : port, bytes, clock.instant())));
    }

    private Result run(Script script, Payload payload) {
        return switch (script.decode(payload)) {
            case Parsed.Refused<Map<String, Object>>(Refusal refusal) -> new Result("", "[]", refusal.rule());
            case Parsed.Ok<Map<String, Object>>(Map<String, Object> said) ->
                new Result(written(said), observations(script, payload), "");
        };
    }

    /** By the same way as an uplink of a server that decodes nothing. */
    private static String observations(Script script, Payload payload) {
        Instant at = payload.receivedAt();
        String event = "{\"time\":\"" + at + "\",\"deviceInfo\":{\"devEui\":\"0000000000000000\"},\"fPort\":"
                + payload.port() + ",\"data\":\"" + Base64.getEncoder().encodeToString(payload.bytes()) + "\"}";
        Decoding decoding = new ChirpStackDialect(model -> Optional.of(script), Mappings.NONE)
                .open(new Profile(Map.of("codec", "tried")))
                .receive(new Frame("?event=up", event.getBytes(UTF_8), at));
        return NeutralJson.write(decoding.elements());
    }

    private String written(Map<String, Object> said) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decoded object that is no JSON", e);
        }
    }
}
