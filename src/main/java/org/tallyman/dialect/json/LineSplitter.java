package org.tallyman.dialect.json;

import java.util.Arrays;

/**
 * Cuts an endless stream of newline-delimited JSON after whole lines. A line longer than the limit is cut where the
 * limit is, which no decoder takes, so that it shows up as refused instead of vanishing. Not thread-safe.
 */
public final class LineSplitter {

    private static final byte[] NOTHING = {};

    private final int maxLineBytes;
    private byte[] pending = NOTHING;

    public LineSplitter(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    /** The lines that the first {@code length} bytes complete, as one piece; nothing when they are all blank. */
    public byte[] feed(byte[] bytes, int length) {
        byte[] all = Arrays.copyOf(pending, pending.length + length);
        System.arraycopy(bytes, 0, all, pending.length, length);
        int end = all.length;
        while (end > 0 && all[end - 1] != '\n') {
            end--;
        }
        if (all.length - end > maxLineBytes) {
            end = all.length;
        }
        pending = Arrays.copyOfRange(all, end, all.length);
        return blank(all, end) ? NOTHING : Arrays.copyOf(all, end);
    }

    /** What has come of a line that never ended; leaves nothing behind. */
    public byte[] rest() {
        byte[] rest = pending;
        pending = NOTHING;
        return blank(rest, rest.length) ? NOTHING : rest;
    }

    private static boolean blank(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
