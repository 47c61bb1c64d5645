package org.tallyman.dialect.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes in memory, up to so many. */
final class BoundedBytes extends OutputStream {

    /** There is no room for more. */
    static final class FullException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int max;

    BoundedBytes(int max) {
        this.max = max;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /** Takes as much as there is room for. */
    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        int taken = Math.min(length, max - bytes.size());
        bytes.write(from, offset, taken);
        if (taken < length) {
            throw new FullException();
        }
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
