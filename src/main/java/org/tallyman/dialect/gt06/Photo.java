package org.tallyman.dialect.gt06;

import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.ByteCursor;

/** A picture that a device offers and is asked for piece by piece. It is not kept beyond the frames that it came in. */
final class Photo {

    static final int OFFERED = 0x35;
    static final int PIECE = 0x36;
    private static final int PIECE_MAX = 1_024;
    private static final Pattern CONTEXT = Pattern.compile("(\\d{1,10}):(\\d{1,10})");

    private long number;
    private long size;

    /** As {@link #context} said. */
    static Photo of(String context) {
        Photo photo = new Photo();
        Matcher parts = CONTEXT.matcher(context);
        if (parts.matches()) {
            photo.number = Long.parseLong(parts.group(1));
            photo.size = Long.parseLong(parts.group(2));
        }
        return photo;
    }

    String context() {
        return size == 0 ? "" : number + ":" + size;
    }

    /** What asks for the first piece. */
    byte @Nullable [] offered(ByteCursor body) {
        body.skip(6 + 1 + 8 + 3);
        size = body.u32();
        number = body.u32();
        return body.isOver() ? null : ask(0);
    }

    /** What asks for the piece behind this one; null when this was the last. */
    byte @Nullable [] piece(ByteCursor body) {
        long of = body.u32();
        long end = body.u32() + body.u16();
        return body.isOver() || of != number ? null : ask(end);
    }

    private byte @Nullable [] ask(long offset) {
        if (offset >= size) {
            size = 0;
            return null;
        }
        byte[] wish = ByteBuffer.allocate(10)
                .putInt((int) number)
                .putInt((int) offset)
                .putShort((short) Math.min(size - offset, PIECE_MAX))
                .array();
        return Message.write(false, PIECE, wish, 0);
    }
}
