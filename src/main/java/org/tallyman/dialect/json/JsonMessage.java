package org.tallyman.dialect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;

/**
 * A message of JSON objects: one, an array of them, or several after each other with or without white space between
 * (newline-delimited JSON, RFC 8259 texts in sequence). An object that is not JSON is refused, the others are read.
 */
public final class JsonMessage {

    private JsonMessage() {}

    /** Hands each object of the frame's payload to the reader. Never throws. */
    public static Decoding decode(Frame frame, ObjectReader reader) {
        ElementSink sink = new ElementSink(frame.receivedAt(), List.of());
        if (read(frame.payload(), reader, sink, false)) {
            return sink.decoding();
        }
        JsonRepair.Repaired repaired = JsonRepair.repair(frame.payload());
        ElementSink second = new ElementSink(frame.receivedAt(), repaired.faults());
        read(repaired.bytes(), reader, second, true);
        second.brokenAt(Integer.MAX_VALUE);
        return second.decoding();
    }

    /** Whether the bytes were JSON to their end; what was read before a fault stays. */
    private static boolean read(byte[] bytes, ObjectReader reader, ElementSink sink, boolean rejectFault) {
        int from = afterByteOrderMark(bytes);
        ElementSink.Mark mark = sink.mark();
        try (JsonParser parser = JsonInput.open(bytes, from, bytes.length)) {
            Members members = new Members(parser, bytes, from);
            boolean inArray = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY && !inArray) {
                    inArray = true;
                } else if (token == JsonToken.END_ARRAY) {
                    inArray = false;
                } else if (members.startElement(sink)) {
                    reader.read(members, sink);
                }
                mark = sink.mark();
            }
            return true;
        } catch (JsonProcessingException e) {
            sink.takeBack(mark);
            if (rejectFault) {
                sink.reject(from + JsonInput.offset(e), JsonInput.refusal(e));
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static int afterByteOrderMark(byte[] b) {
        return b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF ? 3 : 0;
    }
}
