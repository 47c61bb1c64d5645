package org.tallyman.dialect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** One JSON text as a whole, within the limits of a message. */
public final class JsonTree {

    private final JsonParser parser;
    private int values;

    private JsonTree(JsonParser parser) {
        this.parser = parser;
    }

    /** An object: texts, whole numbers, other numbers, booleans, lists and maps. Members that are null are left out. */
    public static Parsed<Map<String, Object>> object(byte[] text) {
        return switch (any(text)) {
            case Parsed.Refused<Object>(Refusal refusal) -> Parsed.refused(refusal);
            case Parsed.Ok<Object>(Map<?, ?> map) -> {
                Map<String, Object> members = new LinkedHashMap<>();
                map.forEach((name, member) -> members.put(String.valueOf(name), member));
                yield Parsed.ok(members);
            }
            case Parsed.Ok<Object>(Object _) -> Parsed.refused("type", "JSON", "", "must be one object");
        };
    }

    /** As {@link #object}, any value but null; nulls in lists stay, for what is behind them is known by its place. */
    public static Parsed<Object> any(byte[] text) {
        try (JsonParser parser = JsonInput.open(text, 0, text.length)) {
            JsonTree tree = new JsonTree(parser);
            Object value = parser.nextToken() == null ? null : tree.value();
            if (tree.isFull()) {
                return Parsed.refused("json-values", "JSON", "", "has at most " + JsonLimits.VALUES + " values");
            }
            if (value == null || parser.nextToken() != null) {
                return Parsed.refused("type", "JSON", "", "must be one value");
            }
            return Parsed.ok(value);
        } catch (JsonProcessingException e) {
            return Parsed.refused(JsonInput.refusal(e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private boolean isFull() {
        return values > JsonLimits.VALUES;
    }

    /** Reads no further than the limit. */
    private @Nullable Object value() throws IOException {
        values++;
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (String key = parser.nextFieldName(); key != null && !isFull(); key = parser.nextFieldName()) {
                    parser.nextToken();
                    Object value = value();
                    if (value != null) {
                        map.put(key, value);
                    }
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (!isFull() && parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value());
                }
                yield list;
            }
            case VALUE_NUMBER_INT ->
                parser.getTextLength() < 19 ? (Object) parser.getLongValue() : (Object) parser.getValueAsDouble();
            case VALUE_NUMBER_FLOAT -> parser.getValueAsDouble();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }
}
