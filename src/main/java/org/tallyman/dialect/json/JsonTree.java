package org.tallyman.dialect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tallyman.ident.Parsed;

/** One JSON text as a whole, within the limits of a message. */
public final class JsonTree {

    private JsonTree() {}

    /** An object as a map: texts, numbers, booleans, lists and maps; nulls left out. */
    public static Parsed<Map<String, Object>> object(byte[] text) {
        try (JsonParser parser = JsonInput.open(text, 0, text.length)) {
            Object value = parser.nextToken() == null ? null : new Members(parser, text, 0).any();
            if (parser.nextToken() != null || !(value instanceof Map<?, ?> map)) {
                return Parsed.refused("type", "JSON", "", "must be one object");
            }
            Map<String, Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
            return Parsed.ok(members);
        } catch (JsonProcessingException e) {
            return Parsed.refused(JsonInput.refusal(e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }
}
