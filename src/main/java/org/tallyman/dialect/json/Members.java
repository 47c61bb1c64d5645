package org.tallyman.dialect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Refusal;

/**
 * Reads the members of an object: typed, with their limits. The first member that breaks a rule is remembered as the
 * element's {@link #refusal} and answers a neutral value, so that reading goes on to the end of the object. A member
 * that is null counts as not there.
 */
public final class Members {

    private static final int DBM_MIN = -200;
    private static final int DBM_MAX = 100;

    private final JsonParser parser;
    private final byte[] bytes;
    private final int base;
    private String name = "";
    private @Nullable Refusal refusal;
    private int refusalOffset;
    private int elementOffset;

    Members(JsonParser parser, byte[] bytes, int base) {
        this.parser = parser;
        this.bytes = bytes;
        this.base = base;
    }

    /** Members of the value that lies at {@code from}, read once more. */
    public Members again(int from) throws IOException {
        Members again = new Members(JsonInput.open(bytes, from, bytes.length), bytes, from);
        again.parser.nextToken();
        again.elementOffset = from;
        return again;
    }

    public void close() throws IOException {
        parser.close();
    }

    /** Whether the value at hand is an object to read as the next element; anything else is refused and passed over. */
    public boolean startElement(ElementSink sink) throws IOException {
        elementOffset = offset();
        refusal = null;
        name = "element";
        if (sink.brokenAt(elementOffset)) {
            return false;
        }
        if (sink.full(elementOffset)) {
            parser.skipChildren();
            return false;
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        refuseType("an object");
        rejected(sink);
        sink.endElement();
        return false;
    }

    /** Goes to the next member with a value; false at the end of the object. */
    public boolean next() throws IOException {
        for (String next = parser.nextFieldName(); next != null; next = parser.nextFieldName()) {
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                name = next;
                return true;
            }
        }
        return false;
    }

    public String name() {
        return name;
    }

    /** Whether the value is an object, whose members then come from {@link #next} up to its end. */
    public boolean object() throws IOException {
        return at(JsonToken.START_OBJECT, "an object");
    }

    /** Whether the value is an array, whose values then come from {@link #nextValue} up to its end. */
    public boolean array() throws IOException {
        return at(JsonToken.START_ARRAY, "an array");
    }

    public boolean nextValue() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    public void skip() throws IOException {
        parser.skipChildren();
    }

    /** Text of 1 to {@code max} characters. */
    public String text(int max) throws IOException {
        if (!at(JsonToken.VALUE_STRING, "a string")) {
            return "";
        }
        int length = parser.getTextLength();
        if (length == 0 || length > max) {
            return refuse("text-length", "1 to " + max + " characters");
        }
        String text = parser.getText();
        // No device means it, and PostgreSQL cannot keep it.
        return text.indexOf('\0') < 0 ? text : refuse("nul", "no NUL character (U+0000)");
    }

    /** Whether the value is the empty text, by which some devices say that they have none. */
    public boolean isBlank() throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING && parser.getTextLength() == 0;
    }

    /** A text, or a number's digits as they stand. */
    public String textOrNumber(int max) throws IOException {
        return parser.currentToken().isNumeric() ? parser.getText() : text(max);
    }

    public boolean bool() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_TRUE) {
            return true;
        }
        if (parser.currentToken() != JsonToken.VALUE_FALSE) {
            refuseType("true or false");
        }
        return false;
    }

    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    public long integer(long min, long max) throws IOException {
        if (!at(JsonToken.VALUE_NUMBER_INT, "a whole number")) {
            return 0;
        }
        if (parser.getTextLength() <= 19) {
            long value = parser.getValueAsLong();
            if (value >= min && value <= max) {
                return value;
            }
        }
        refuse("range", "from " + min + " to " + max);
        return 0;
    }

    public double number(double min, double max) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            refuseType("a number");
            return 0;
        }
        double value = parser.getValueAsDouble();
        if (value >= min && value <= max) {
            return value;
        }
        refuse("range", "from " + plain(min) + " to " + plain(max));
        return 0;
    }

    /** A level in dBm or dB, kept in hundredths. */
    public int hundredthsOfDbm() throws IOException {
        return (int) Math.round(number(DBM_MIN, DBM_MAX) * 100);
    }

    /** An RFC 3339 time, or whole milliseconds since 1970; the latter from 2000 to 2099, lest seconds slip in. */
    public Instant instant() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return Instant.ofEpochMilli(integer(InstantText.YEAR_2000_MS, InstantText.YEAR_2100_MS - 1));
        }
        if (!at(JsonToken.VALUE_STRING, "an RFC 3339 time or milliseconds since 1970")) {
            return Instant.EPOCH;
        }
        Instant instant = InstantText.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        if (instant == null) {
            refuse("time", "a time as RFC 3339 writes it, with zone, such as 2026-05-08T12:00:00.123Z");
            return Instant.EPOCH;
        }
        return instant;
    }

    /** Whole bytes in hexadecimal, made upper case. */
    public String hex(int maxBits) throws IOException {
        if (!at(JsonToken.VALUE_STRING, "a string of hexadecimal digits")) {
            return "";
        }
        String hex = Hex.upper(parser.getText());
        if (hex == null) {
            return refuse("hex", "an even number of hexadecimal digits, at least two");
        }
        return hex.length() * 4 > maxBits ? refuse("hex-length", "at most " + maxBits + " bits") : hex;
    }

    /** An object as a map: texts, numbers, booleans, lists and maps; nulls left out. */
    public Map<String, Object> map() throws IOException {
        return at(JsonToken.START_OBJECT, "an object") ? mapHere() : Map.of();
    }

    /** Any value; see {@link #map}. */
    public @Nullable Object any() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapHere();
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (nextValue()) {
                    Object value = any();
                    if (value != null) {
                        list.add(value);
                    }
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

    private Map<String, Object> mapHere() throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            Object value = any();
            if (value != null) {
                map.put(key, value);
            }
        }
        return map;
    }

    /** Byte offset of the value at hand in the message. */
    public int offset() {
        return base + (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Refuses the member at hand; answers the empty text. */
    public String refuse(String code, String rule) throws IOException {
        if (refusal == null) {
            refusalOffset = offset();
            String value = parser.currentToken().isScalarValue()
                    ? parser.getText()
                    : parser.currentToken().asString();
            refusal = new Refusal(code, name, value == null ? "" : value, rule);
        }
        parser.skipChildren();
        return "";
    }

    /** Refuses the element as a whole. */
    public void refuseElement(String code, String field, String rule) {
        refuseElement(code, field, "", rule);
    }

    /** Refuses the element as a whole, for a value of one of its members. */
    public void refuseElement(String code, String field, String value, String rule) {
        if (refusal == null) {
            refusalOffset = elementOffset;
            refusal = new Refusal(code, field, value, rule);
        }
    }

    /** Whether a rule was broken since {@link #startElement}; if so, the sink has the rejection. */
    public boolean rejected(ElementSink sink) {
        if (refusal == null) {
            return false;
        }
        sink.reject(refusalOffset, refusal);
        return true;
    }

    public boolean isRefused() {
        return refusal != null;
    }

    /** Remembers the refusal of the element at hand while elements inside it are read; see {@link #takeUp}. */
    public Refused setAside() {
        return new Refused(refusal, refusalOffset, elementOffset);
    }

    public void takeUp(Refused aside) {
        refusal = aside.refusal;
        refusalOffset = aside.refusalOffset;
        elementOffset = aside.elementOffset;
    }

    /** See {@link #setAside}. */
    public record Refused(@Nullable Refusal refusal, int refusalOffset, int elementOffset) {}

    private boolean at(JsonToken token, String expected) throws IOException {
        if (parser.currentToken() == token) {
            return true;
        }
        refuseType(expected);
        return false;
    }

    private void refuseType(String expected) throws IOException {
        refuse("type", "must be " + expected);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
