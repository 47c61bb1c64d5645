package org.tallyman.dialect.json;

/** The limits of a JSON message; what exceeds them is refused. */
public final class JsonLimits {

    /** Arrays and objects inside each other. */
    public static final int DEPTH = 16;

    /** Characters of one text: more than the largest QR code (7,089 digits). */
    public static final int TEXT_LENGTH = 8_192;

    /** Characters of one number. */
    public static final int NUMBER_LENGTH = 40;

    /** Characters of a member's name. */
    public static final int NAME_LENGTH = 128;

    /** Elements of one message; the rest of the message is refused. */
    public static final int ELEMENTS = 10_000;

    /** Values of a message that is read as a whole: texts, numbers, truths, nulls, arrays and objects. */
    public static final int VALUES = 100_000;

    /** Syntactically broken elements of one message after which reading goes on; the next one ends it. */
    public static final int BROKEN_ELEMENTS = 1_000;

    /** Bytes of a broken element that are searched for its end. */
    public static final int BROKEN_ELEMENT_BYTES = 65_536;

    private JsonLimits() {}
}
