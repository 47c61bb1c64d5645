package org.tallyman.dialect.llrp;

/** How a field is written: as one number, or as a count and what it counts. */
public enum FieldType {
    U1(1),
    U2(2),
    U8(8),
    S8(8),
    U16(16),
    S16(16),
    U32(32),
    S32(32),
    U64(64),
    /** Twelve bytes. */
    U96(96),
    /** A count of bits, and bytes that hold them from the highest bit on. */
    U1V(1),
    /** A count of bytes, like the next two of numbers. */
    U8V(8),
    U16V(16),
    U32V(32),
    /** A count of bytes, and characters in UTF-8. */
    UTF8V(8),
    /** Bytes up to the end of the message or parameter. */
    BYTESTOEND(8),
    /** Bits that nobody reads. */
    RESERVED(0);

    private final int bits;

    FieldType(int bits) {
        this.bits = bits;
    }

    /** Of the number, or of one of those that are counted. */
    int bits() {
        return bits;
    }

    boolean isSigned() {
        return this == S8 || this == S16 || this == S32;
    }
}
