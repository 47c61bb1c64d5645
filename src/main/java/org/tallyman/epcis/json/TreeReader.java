package org.tallyman.epcis.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallyman.epcis.Fault;
import org.tallyman.epcis.Json;
import org.tallyman.epcis.Reading;

/**
 * Reads UTF-8 JSON into a tree. Of members with the same name the last counts, as in most readers (RFC 8259, clause 4):
 * published EPCIS examples have such. Texts hold what any XML or database can hold too.
 */
final class TreeReader {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonLimits.DEPTH)
                    .maxStringLength(JsonLimits.TEXT_LENGTH)
                    .maxNumberLength(JsonLimits.NUMBER_LENGTH)
                    .maxNameLength(JsonLimits.NAME_LENGTH)
                    .build())
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private TreeReader() {}

    static Reading<Json.Members> read(byte[] utf8) {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return refused("an EPCIS document or event is one JSON object");
            }
            Json.Members members = members(parser);
            return parser.nextToken() == null
                    ? new Reading.Read<>(members)
                    : refused("nothing follows the JSON object");
        } catch (JsonProcessingException fault) {
            return refused(place(fault) + fault.getOriginalMessage());
        } catch (IOException fault) {
            return refused("the text is no UTF-8: " + fault.getMessage());
        }
    }

    private static Reading<Json.Members> refused(String rule) {
        return new Reading.Refused<>(List.of(new Fault("", rule)));
    }

    private static String place(JsonProcessingException fault) {
        return fault.getLocation() == null
                ? ""
                : "line " + fault.getLocation().getLineNr() + ", column "
                        + fault.getLocation().getColumnNr() + ": ";
    }

    private static Json.Members members(JsonParser parser) throws IOException {
        Map<String, Json> values = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            values.put(text(parser, name), value(parser));
        }
        return new Json.Members(values);
    }

    private static Json value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> new Json.Text(text(parser, parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> new Json.Flag(true);
            case VALUE_FALSE -> new Json.Flag(false);
            case VALUE_NULL -> new Json.Nothing();
            case null, default -> throw new JsonParseException(parser, "the text ends within a value");
        };
    }

    private static Json.Items items(JsonParser parser) throws IOException {
        List<Json> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return new Json.Items(values);
    }

    private static Json.Decimal number(JsonParser parser) throws IOException {
        BigDecimal value = parser.getDecimalValue();
        if (Math.abs(value.scale()) > JsonLimits.NUMBER_SCALE) {
            throw new JsonParseException(
                    parser, "a number is shifted by at most " + JsonLimits.NUMBER_SCALE + " powers of ten");
        }
        return new Json.Decimal(value);
    }

    private static String text(JsonParser parser, String text) throws IOException {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (Character.isHighSurrogate(character)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
            } else if (character == 0 || Character.isSurrogate(character)) {
                throw new JsonParseException(parser, "a text holds neither U+0000 nor half a surrogate pair");
            }
        }
        return text;
    }
}
