package org.tallyman.dialect.jt600;

import org.tallyman.dialect.tracker.ByteCursor;

/**
 * The head of a binary message: {@code $}, ten digits of the device's number, kind and length.
 *
 * @param isLong with a byte for the protocol's version, as padlocks send it
 * @param version of the protocol; 0 in the short form
 * @param layout which of three layouts the records of the short form have
 */
record Header(boolean isLong, int version, int layout) {

    static final int LONG_LENGTH = 10;
    static final int SHORT_LENGTH = 9;

    private static final int ID_END = 6;

    /** Of bytes that begin a message and are at least as many as a long head. */
    static Header of(byte[] bytes, int from) {
        // The length begins here in the long form, and mostly with 0; in the short form it ends here, and what stands
        // before is its first byte, which is small, and not a kind.
        boolean isLong = bytes[from + 8] == 0 || (bytes[from + 7] & 0xF0) != 0;
        int kind = bytes[from + (isLong ? ID_END + 1 : ID_END)] & 0xFF;
        return new Header(isLong, isLong ? bytes[from + ID_END] & 0xFF : 0, kind >> 4);
    }

    int length() {
        return isLong ? LONG_LENGTH : SHORT_LENGTH;
    }

    /** Of the whole message, as its head states it. */
    static int frameLength(byte[] bytes, int from) {
        Header header = of(bytes, from);
        int at = from + header.length() - 2;
        return new ByteCursor(bytes, at, at + 2).u16() + LONG_LENGTH;
    }
}
