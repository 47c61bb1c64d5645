package org.tallyman.platform.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table by COPY, which is the cheapest way in and the only one that takes a whole batch of arrays
 * at once. Format: PostgreSQL's manual, COPY, "Binary Format".
 */
public final class CopiedRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int CHUNK = 65_536;
    private static final int NULL = -1;
    private static final int END = -1;
    private static final int ARRAY_HEAD = 20;

    private static final int BOOLEAN = 16;
    private static final int INT = 23;
    private static final int FLOAT8 = 701;

    private ByteBuffer bytes =
            ByteBuffer.allocate(CHUNK).put(SIGNATURE).putInt(0).putInt(0);

    /** Begins a row of so many columns, which are then given one by one. */
    public CopiedRows row(int columns) {
        room(Short.BYTES).putShort((short) columns);
        return this;
    }

    public CopiedRows bigint(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    public CopiedRows text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
        return this;
    }

    public <T> CopiedRows ints(List<T> of, ToIntFunction<? super T> part) {
        ByteBuffer to = array(of.size(), INT, Integer.BYTES);
        for (T one : of) {
            to.putInt(Integer.BYTES).putInt(part.applyAsInt(one));
        }
        return this;
    }

    public <T> CopiedRows booleans(List<T> of, Predicate<? super T> part) {
        ByteBuffer to = array(of.size(), BOOLEAN, 1);
        for (T one : of) {
            to.putInt(1).put((byte) (part.test(one) ? 1 : 0));
        }
        return this;
    }

    public <T> CopiedRows doubles(List<T> of, ToDoubleFunction<? super T> part) {
        ByteBuffer to = array(of.size(), FLOAT8, Double.BYTES);
        for (T one : of) {
            to.putInt(Double.BYTES).putDouble(part.applyAsDouble(one));
        }
        return this;
    }

    /** Of values some of which may be missing; where all are, the whole column is null. */
    public <T> CopiedRows doublesOrNull(List<T> of, Function<? super T, @Nullable Double> part) {
        int given = 0;
        for (T one : of) {
            given += part.apply(one) == null ? 0 : 1;
        }
        if (given == 0) {
            room(Integer.BYTES).putInt(NULL);
            return this;
        }
        int length = ARRAY_HEAD + of.size() * Integer.BYTES + given * Double.BYTES;
        ByteBuffer to = room(Integer.BYTES + length).putInt(length);
        head(to, of.size(), FLOAT8, given < of.size());
        for (T one : of) {
            Double value = part.apply(one);
            if (value == null) {
                to.putInt(NULL);
            } else {
                to.putInt(Double.BYTES).putDouble(value);
            }
        }
        return this;
    }

    private ByteBuffer array(int size, int type, int width) {
        int length = ARRAY_HEAD + size * (Integer.BYTES + width);
        ByteBuffer to = room(Integer.BYTES + length).putInt(length);
        head(to, size, type, false);
        return to;
    }

    private static void head(ByteBuffer to, int size, int type, boolean withNulls) {
        to.putInt(1).putInt(withNulls ? 1 : 0).putInt(type).putInt(size).putInt(1);
    }

    private ByteBuffer room(int wanted) {
        if (bytes.remaining() < wanted) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + wanted));
            bytes = larger.put(bytes.flip());
        }
        return bytes;
    }

    /**
     * Writes the rows.
     *
     * @param table with its columns in the order in which they were given, such as {@code fix_run (device_id, message)}
     */
    public void into(String table, Connection connection) throws SQLException {
        room(Short.BYTES).putShort((short) END);
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin with (format binary)");
        try {
            for (int at = 0; at < bytes.position(); at += CHUNK) {
                copy.writeToCopy(bytes.array(), at, Math.min(CHUNK, bytes.position() - at));
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
