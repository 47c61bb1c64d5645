package org.tallyman.dialect.teltonika;

import org.jspecify.annotations.Nullable;

/** The layouts of a body, by the number at its start. */
enum Codec {
    /** Of the GH3000: with masks that say which parts a record has. */
    CODEC_7(7, 1),
    CODEC_8(8, 1),
    /** Extended: wide identifiers and counts, and values of any length. */
    CODEC_8E(0x8E, 2),
    /** With wide identifiers, narrow counts and what made the record. */
    CODEC_16(16, 2),
    CODEC_12(12, 0),
    /** As 12, with a time. */
    CODEC_13(13, 0),
    /** As 12, with the IMEI. */
    CODEC_14(14, 0),
    /** As 12, with a time and the IMEI. */
    CODEC_15(15, 0);

    private static final Codec[] BY_NUMBER = new Codec[256];

    static {
        for (Codec codec : values()) {
            BY_NUMBER[codec.number] = codec;
        }
    }

    private final int number;
    private final int idWidth;

    Codec(int number, int idWidth) {
        this.number = number;
        this.idWidth = idWidth;
    }

    static @Nullable Codec of(int number) {
        return BY_NUMBER[number & 0xFF];
    }

    int number() {
        return number;
    }

    boolean isText() {
        return idWidth == 0;
    }

    /** How many bytes the identifier of an I/O element has. */
    int idWidth() {
        return idWidth;
    }

    /** How many bytes the count of I/O elements has. */
    int countWidth() {
        return this == CODEC_8E ? 2 : 1;
    }
}
