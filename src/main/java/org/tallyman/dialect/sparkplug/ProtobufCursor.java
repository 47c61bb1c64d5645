package org.tallyman.dialect.sparkplug;

import java.nio.charset.StandardCharsets;
import org.tallyman.dialect.tracker.ByteCursor;

/** Reads the fields of a protobuf message one after another (protobuf.dev, encoding). What is cut off makes it {@link #isBroken}. */
final class ProtobufCursor {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;
    private static final int VARINT_BYTES_MAX = 10;

    private final ByteCursor in;
    private boolean broken;
    private int wireType;
    private long number;
    private ByteCursor bytes = new ByteCursor(new byte[0]);

    ProtobufCursor(ByteCursor in) {
        this.in = in;
    }

    /** Goes to the next field and reads its value; its number, or 0 at the end and where it is broken. */
    int next() {
        if (broken || in.remaining() == 0) {
            return 0;
        }
        long tag = varint();
        wireType = (int) (tag & 7);
        switch (wireType) {
            case VARINT -> number = varint();
            case FIXED_64 -> number = in.unsignedLe(8);
            case FIXED_32 -> number = in.u32le();
            case BYTES -> {
                long length = varint();
                if (length < 0 || length > in.remaining()) {
                    broken = true;
                } else {
                    bytes = in.part((int) length);
                }
            }
            default -> broken = true;
        }
        broken |= in.isOver() || tag >>> 3 == 0 || tag >>> 3 > Integer.MAX_VALUE;
        return broken ? 0 : (int) (tag >>> 3);
    }

    boolean isBroken() {
        return broken;
    }

    /** The field's number; 0 when it has bytes. */
    long number() {
        return wireType == BYTES ? 0 : number;
    }

    float real32() {
        return Float.intBitsToFloat((int) number());
    }

    double real64() {
        return wireType == FIXED_64 ? Double.longBitsToDouble(number) : 0;
    }

    /** The field's bytes; none when it has a number. */
    ByteCursor bytes() {
        return wireType == BYTES ? bytes : new ByteCursor(new byte[0]);
    }

    /** The field's text, with a blank for each control character. */
    String text() {
        ByteCursor text = bytes();
        return new String(text.bytes(text.remaining()), StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
    }

    private long varint() {
        long value = 0;
        for (int i = 0; i < VARINT_BYTES_MAX; i++) {
            int next = in.u8();
            value |= (long) (next & 0x7F) << (7 * i);
            if (next < 0x80) {
                return value;
            }
        }
        broken = true;
        return 0;
    }
}
