package org.tallyman.dialect.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts an endless stream of newline-delimited JSON into lines. A line longer than the limit comes out cut into pieces
 * of that length, which no decoder takes, so that it shows up as refused instead of vanishing. Not thread-safe.
 */
public final class LineSplitter {

    private final int maxLineBytes;
    private byte[] pending = new byte[0];
    private int pendingLength;

    public LineSplitter(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    /** The lines that these bytes complete, without line ends, empty lines left out. */
    public List<byte[]> feed(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                take(bytes, from, i, lines);
                emit(lines);
                from = i + 1;
            }
        }
        take(bytes, from, bytes.length, lines);
        return lines;
    }

    private void take(byte[] bytes, int from, int to, List<byte[]> lines) {
        int at = from;
        while (at < to) {
            int taken = Math.min(to - at, maxLineBytes - pendingLength);
            if (pendingLength + taken > pending.length) {
                pending = Arrays.copyOf(
                        pending, Math.min(maxLineBytes, Math.max(2 * pending.length, pendingLength + taken)));
            }
            System.arraycopy(bytes, at, pending, pendingLength, taken);
            pendingLength += taken;
            at += taken;
            if (pendingLength == maxLineBytes && at < to) {
                emit(lines);
            }
        }
    }

    private void emit(List<byte[]> lines) {
        int length = pendingLength;
        if (length > 0 && pending[length - 1] == '\r') {
            length--;
        }
        if (length > 0) {
            lines.add(Arrays.copyOf(pending, length));
        }
        pendingLength = 0;
    }
}
