package org.tallyman.dialect.cbor;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.ident.Parsed;

/**
 * Reads one data item into a {@link Long}, {@link Double}, {@link Boolean}, {@link String}, byte array, {@link List} or {@link
 * Map}. Null and undefined members are left out, integers beyond 64 bits become doubles, decimal fractions too; other tags
 * are passed over. Nothing is allocated that the bytes do not hold.
 */
public final class Cbor {

    private static final int DEPTH = 16;
    private static final int INDEFINITE = 31;
    private static final int BREAK = 0xFF;
    private static final int DECIMAL_FRACTION = 4;
    private static final int EXPONENT_MAX = 400;

    /** Stands for null and undefined while a list or a map is read. */
    private static final Object NOTHING = new Object();

    private final ByteCursor in;
    private @Nullable String fault;

    private Cbor(byte[] bytes) {
        this.in = new ByteCursor(bytes);
    }

    /** The one item that the bytes hold; refused when they are no CBOR, or more than one item. */
    public static Parsed<Object> read(byte[] bytes) {
        Cbor cbor = new Cbor(bytes);
        Object item = cbor.item(0);
        if (cbor.fault == null && cbor.in.isOver()) {
            cbor.fault = "ends within an item";
        } else if (cbor.fault == null && cbor.in.remaining() > 0) {
            cbor.fault = "has bytes after the item";
        }
        return cbor.fault == null
                ? Parsed.ok(item)
                : Parsed.refused(
                        "cbor-syntax", "CBOR", "", cbor.fault + ", byte " + cbor.in.position() + " (RFC 8949)");
    }

    private Object item(int depth) {
        if (in.remaining() == 0) {
            in.skip(1);
            return NOTHING;
        }
        if (depth > DEPTH) {
            return refuse("is nested deeper than " + DEPTH);
        }
        int head = in.u8();
        int info = head & 31;
        if (info > 27 && info < INDEFINITE) {
            return refuse("has a reserved length");
        }
        boolean endless = info == INDEFINITE;
        int major = head >> 5;
        if (endless && (major < 2 || major == 6)) {
            return refuse("has a number without an end");
        }
        return switch (major) {
            case 0 -> number(argument(info), false);
            case 1 -> number(argument(info), true);
            case 2 -> endless ? pieces(2).toByteArray() : in.bytes(length(info));
            case 3 -> text(endless ? pieces(3).toByteArray() : in.bytes(length(info)));
            case 4 -> list(endless ? -1 : length(info), depth);
            case 5 -> map(endless ? -1 : length(info), depth);
            case 6 -> tagged(argument(info), depth);
            default -> simple(info);
        };
    }

    private long argument(int info) {
        return switch (info) {
            case 24 -> in.u8();
            case 25 -> in.u16();
            case 26 -> in.u32();
            case 27 -> in.s64();
            default -> info;
        };
    }

    /** More than there are bytes left cannot be meant: it counts as beyond the end. */
    private int length(int info) {
        long length = argument(info);
        return length < 0 || length > in.remaining() ? Integer.MAX_VALUE : (int) length;
    }

    private static Object number(long argument, boolean negative) {
        if (argument < 0) {
            double value = (argument >>> 1) * 2.0 + (argument & 1);
            return negative ? (Object) (-1.0 - value) : (Object) value;
        }
        return negative ? -1 - argument : argument;
    }

    private ByteArrayOutputStream pieces(int major) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (fault == null && !atBreak()) {
            int head = in.u8();
            if (head >> 5 != major || (head & 31) > 27) {
                refuse("has a piece of another kind in a text or bytes");
                break;
            }
            whole.writeBytes(in.bytes(length(head & 31)));
        }
        return whole;
    }

    /** Passes the break; also true beyond the end, so that nothing goes on without one. */
    private boolean atBreak() {
        if (in.remaining() == 0) {
            in.skip(1);
            return true;
        }
        if (in.peekU8() == BREAK) {
            in.skip(1);
            return true;
        }
        return false;
    }

    private Object text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return refuse("has a text that is not UTF-8");
        }
    }

    private Object list(int count, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; fault == null && !in.isOver() && (count < 0 ? !atBreak() : i < count); i++) {
            Object item = item(depth + 1);
            if (item != NOTHING) {
                list.add(item);
            }
        }
        return list;
    }

    private Object map(int count, int depth) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; fault == null && !in.isOver() && (count < 0 ? !atBreak() : i < count); i++) {
            Object key = item(depth + 1);
            Object value = item(depth + 1);
            if (fault == null && !(key instanceof Long || key instanceof String)) {
                return refuse("has a key that is neither a whole number nor a text");
            }
            if (value != NOTHING) {
                map.put(key, value);
            }
        }
        return map;
    }

    private Object tagged(long tag, int depth) {
        Object item = item(depth + 1);
        if (tag == DECIMAL_FRACTION
                && item instanceof List<?> pair
                && pair.size() == 2
                && pair.get(0) instanceof Long exponent
                && pair.get(1) instanceof Long mantissa
                && Math.abs(exponent) <= EXPONENT_MAX) {
            return BigDecimal.valueOf(mantissa, -exponent.intValue()).doubleValue();
        }
        return item;
    }

    private Object simple(int info) {
        return switch (info) {
            case 20 -> false;
            case 21 -> true;
            case 22, 23 -> NOTHING;
            case 24 -> {
                in.skip(1);
                yield NOTHING;
            }
            case 25 -> (double) Float.float16ToFloat((short) in.u16());
            case 26 -> (double) Float.intBitsToFloat(in.s32());
            case 27 -> Double.longBitsToDouble(in.s64());
            default -> refuse("has a simple value that is not assigned");
        };
    }

    private Object refuse(String what) {
        if (fault == null) {
            fault = what;
        }
        return NOTHING;
    }
}
