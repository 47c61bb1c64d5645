package org.tallyman.intake.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.tallyman.platform.Problem;

/** The JSON object of a request, with every digit as it was written: a frame inside it is a device's own words. */
final class JsonOrder {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final JsonNode body;

    private JsonOrder(JsonNode body) {
        this.body = body;
    }

    static JsonOrder read(byte[] bytes) {
        JsonNode body = tree(bytes);
        if (!body.isObject()) {
            throw Problem.invalid("body", "", "must be a JSON object").exception();
        }
        return new JsonOrder(body);
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new WebApplicationException(e, Status.BAD_REQUEST);
        } catch (IOException e) {
            throw new UncheckedIOException("reading memory", e);
        }
    }

    /** The member; a missing node where there is none. */
    JsonNode get(String name) {
        return body.path(name);
    }

    /** The elements of an array that must be there and must not be longer than {@code max}. */
    List<JsonNode> list(String name, int max) {
        JsonNode array = body.path(name);
        if (!array.isArray()) {
            throw Problem.invalid(name, shown(array), "must be an array").exception();
        }
        if (array.size() > max) {
            throw Problem.invalid(name, array.size() + " elements", "must hold at most " + max)
                    .exception();
        }
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    static String shown(JsonNode node) {
        return node.isMissingNode() ? "" : node.toString();
    }
}
