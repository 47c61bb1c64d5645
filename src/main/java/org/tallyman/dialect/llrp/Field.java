package org.tallyman.dialect.llrp;

/**
 * One field of a message or parameter.
 *
 * @param name empty for reserved bits
 * @param bits its width; of what is counted, the width of one
 * @param words the enumeration that its numbers stand for; {@link Words#NONE} when they are just numbers
 */
public record Field(String name, FieldType type, int bits, Words words, Format format) {

    /** How people read the value. */
    public enum Format {
        PLAIN,
        /** Microseconds since 1970 as a date and time. */
        TIME,
        /** Numbers in hexadecimal. */
        HEX
    }

    static Field reserved(int bits) {
        return new Field("", FieldType.RESERVED, bits, Words.NONE, Format.PLAIN);
    }

    boolean isReserved() {
        return type == FieldType.RESERVED;
    }
}
