package org.tallyman.platform;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Where a page of a list ended: the sort keys of its last row, opaque to callers. As a parameter of a resource method it
 * refuses by itself (400) what is not a cursor; the accessors refuse keys of the wrong kind the same way.
 */
public record Cursor(List<String> keys) {

    private static final int VERSION = 1;
    private static final int MAX_KEYS = 8;
    private static final int MAX_LENGTH = 2_000;

    public Cursor {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException("a cursor has 1 to 8 keys, not " + keys.size());
        }
    }

    /** The keys in their sort order, each as its {@code toString}. */
    public static Cursor of(Object... keys) {
        return new Cursor(List.of(keys).stream().map(Object::toString).toList());
    }

    /** Reads what {@link #toString} wrote; anything else is a problem of status 400. JAX-RS calls it for parameters. */
    public static Cursor valueOf(String text) {
        if (text.length() > MAX_LENGTH) {
            throw broken(text);
        }
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
            int version = in.readUnsignedByte();
            int count = in.readUnsignedByte();
            if (version != VERSION || count == 0 || count > MAX_KEYS) {
                throw broken(text);
            }
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                keys.add(in.readUTF());
            }
            if (in.read() >= 0) {
                throw broken(text);
            }
            return new Cursor(keys);
        } catch (IOException | IllegalArgumentException e) {
            throw broken(text);
        }
    }

    @JsonValue
    @Override
    public String toString() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(keys.size());
            for (String key : keys) {
                out.writeUTF(key);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    public String text(int position) {
        if (position >= keys.size()) {
            throw broken(toString());
        }
        return keys.get(position);
    }

    public long number(int position) {
        return read(position, Long::valueOf);
    }

    public BigDecimal decimal(int position) {
        return read(position, BigDecimal::new);
    }

    public Instant instant(int position) {
        return read(position, Instant::parse);
    }

    private <T> T read(int position, Function<String, T> reader) {
        try {
            return reader.apply(text(position));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw broken(toString());
        }
    }

    private static ProblemException broken(String text) {
        return Problem.invalid("cursor", text, "is not a cursor that this list gave out")
                .exception();
    }
}
