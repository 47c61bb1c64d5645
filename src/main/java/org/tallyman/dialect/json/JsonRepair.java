package org.tallyman.dialect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tallyman.ident.Refusal;

/**
 * Blanks the syntactically broken elements of a message, so that the others can be read: in an array a broken element
 * becomes a zero and spaces, between root values it becomes spaces. Offsets stay as they were.
 *
 * <p>Each time the parser stops, a new one goes on behind the broken element, behind a prefix that reopens what was
 * open; so the work stays linear in the size of the message.
 */
final class JsonRepair {

    /**
     * A broken element.
     *
     * @param start where it begins
     * @param offset where the parser stopped
     */
    record Fault(int start, int offset, Refusal refusal) {}

    record Repaired(byte[] bytes, List<Fault> faults) {}

    private static final int ROOT = 0;

    private final byte[] bytes;
    private final List<Fault> faults = new ArrayList<>();
    private final boolean[] array = new boolean[JsonLimits.DEPTH + 2];
    private final int[] elementStart = new int[JsonLimits.DEPTH + 2];
    private final int[] elements = new int[JsonLimits.DEPTH + 2];
    private int depth = ROOT;
    private int from;
    private int lastEnd;

    private JsonRepair(byte[] payload) {
        this.bytes = payload.clone();
    }

    static Repaired repair(byte[] payload) {
        JsonRepair repair = new JsonRepair(payload);
        while (repair.faults.size() < JsonLimits.BROKEN_ELEMENTS && repair.blankNext()) {}
        return new Repaired(repair.bytes, List.copyOf(repair.faults));
    }

    /** Reads on to the next fault and blanks its element; false when there is none, or no way on behind it. */
    private boolean blankNext() {
        byte[] prefix = prefix();
        int shift = from - prefix.length;
        try (JsonParser parser = JsonInput.open(new SequenceInputStream(
                new ByteArrayInputStream(prefix), new ByteArrayInputStream(bytes, from, bytes.length - from)))) {
            depth = ROOT;
            try {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    track(token, shift + (int) parser.currentTokenLocation().getByteOffset());
                    parser.finishToken();
                    lastEnd = Math.max(
                            from, shift + (int) parser.currentLocation().getByteOffset());
                }
                return false;
            } catch (JsonProcessingException e) {
                return blank(Math.max(from, shift + JsonInput.offset(e)), JsonInput.refusal(e));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private byte[] prefix() {
        StringBuilder prefix = new StringBuilder();
        for (int i = 1; i <= depth; i++) {
            prefix.append(array[i] ? "[" : "{\"\":");
        }
        if (depth != ROOT && elements[depth] > 0) {
            prefix.append('0');
        }
        return prefix.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void track(JsonToken token, int offset) {
        boolean value = token != JsonToken.FIELD_NAME && !token.isStructEnd();
        boolean inPrefix = offset < from;
        if (value && !inPrefix && (depth == ROOT || array[depth])) {
            elementStart[depth] = offset;
            elements[depth]++;
        }
        if (token.isStructStart()) {
            depth++;
            array[depth] = token == JsonToken.START_ARRAY;
            if (!inPrefix) {
                elements[depth] = 0;
            }
        } else if (token.isStructEnd()) {
            depth--;
        }
    }

    private boolean blank(int offset, Refusal refusal) {
        int broken = depth;
        if (depth != ROOT && array[depth] && closesObject(lastEnd)) {
            depth--;
        }
        while (depth != ROOT && !array[depth]) {
            depth--;
        }
        boolean inside = broken != depth;
        int start = inside ? elementStart[depth] : skipSpace(lastEnd);
        boolean separated = inside || depth == ROOT || elements[depth] == 0;
        if (!separated && start < bytes.length && bytes[start] == ',') {
            start = skipSpace(start + 1);
            separated = true;
        }
        if (start >= bytes.length) {
            return false;
        }
        int end = Math.max(offset <= start ? start : start + 1, JsonResync.end(bytes, start, offset, depth == ROOT));
        if (end >= bytes.length && depth != ROOT) {
            return false;
        }
        if (end == start) {
            // A comma too many: before another one, or before the end of the array.
            int comma = bytes[start] == ',' ? start : lastComma(start);
            end = start + 1;
            start = comma;
            if (bytes[start] != ',') {
                return false;
            }
            end = Math.max(start + 1, bytes[end - 1] == ',' ? end : end - 1);
            separated = false;
        }
        java.util.Arrays.fill(bytes, start, end, (byte) ' ');
        if (depth != ROOT && separated) {
            bytes[start] = '0';
            if (!inside) {
                elements[depth]++;
            }
        }
        faults.add(new Fault(start, offset, refusal));
        from = end;
        lastEnd = end;
        return true;
    }

    /** Whether an array that is open here ends with the bracket of an object, so that it is itself broken. */
    private boolean closesObject(int at) {
        int i = skipSpace(at);
        if (i < bytes.length && bytes[i] == ',') {
            i = skipSpace(i + 1);
        }
        return i < bytes.length && bytes[i] == '}';
    }

    private int skipSpace(int at) {
        int i = at;
        while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
            i++;
        }
        return i;
    }

    private int lastComma(int at) {
        int i = at - 1;
        while (i > 0 && bytes[i] != ',' && bytes[i] <= ' ') {
            i--;
        }
        return i;
    }
}
