package org.tallyman.ident;

import org.jspecify.annotations.Nullable;

/**
 * How a classic scheme with a company prefix lays out its bits after header, filter and partition value (TDS 14.6).
 *
 * @param digits digits (or characters) of company prefix and reference together
 * @param bits bits of company prefix and reference together; 0 where the reference ends itself
 * @param reference how the reference is written
 * @param pieces whether piece and total follow, 7 bits each
 * @param serial how the serial part is written
 * @param serialBits bits of the serial part
 * @param serialMax most digits or characters of the serial part
 */
record EpcLayout(int digits, int bits, Part reference, boolean pieces, Part serial, int serialBits, int serialMax) {

    /** Bits before the company prefix: header 8, filter 3, partition 3. */
    static final int PREFIX_START = 14;

    enum Part {
        NONE,
        /** An integer shown with as many digits as are left for it. */
        PADDED,
        /** An integer shown without leading zeros. */
        INTEGER,
        /** Digits written as the integer that they make behind a 1, so that leading zeros stay. */
        LEADING_ONE,
        /** ASCII characters of 7 bits, filled with zero bits. */
        TEXT7,
        /** Characters of 6 bits, ended by six zero bits. */
        TEXT6
    }

    private static final int[] PREFIX_BITS = {40, 37, 34, 30, 27, 24, 20};

    /** Bits of a company prefix of 6 to 12 digits. */
    static int prefixBits(int prefixDigits) {
        return PREFIX_BITS[CompanyPrefixLengths.MAX - prefixDigits];
    }

    /** The highest reference value for a company prefix of this length. */
    long maxReference(int prefixDigits) {
        int left = digits - prefixDigits;
        long byBits = (1L << (bits - prefixBits(prefixDigits))) - 1;
        return left > 18 ? byBits : Math.min(byBits, EpcDigits.power(left) - 1);
    }

    /** The highest value of a serial that is an integer. */
    long maxSerial() {
        long byBits = (1L << serialBits) - 1;
        return serialMax > 18 ? byBits : Math.min(byBits, EpcDigits.power(serialMax) - 1);
    }

    /** The layout of a scheme, null for the ones that have no company prefix field. */
    static @Nullable EpcLayout of(EpcScheme scheme) {
        return BY_HEADER[scheme.header()];
    }

    private static final @Nullable EpcLayout[] BY_HEADER = byHeader();

    private static @Nullable EpcLayout[] byHeader() {
        @Nullable EpcLayout[] table = new EpcLayout[256];
        for (EpcScheme scheme : EpcScheme.values()) {
            table[scheme.header()] = layout(scheme);
        }
        return table;
    }

    private static @Nullable EpcLayout layout(EpcScheme scheme) {
        return switch (scheme) {
            case SGTIN_96 -> new EpcLayout(13, 44, Part.PADDED, false, Part.INTEGER, 38, 20);
            case SGTIN_198 -> new EpcLayout(13, 44, Part.PADDED, false, Part.TEXT7, 140, 20);
            case ITIP_110 -> new EpcLayout(13, 44, Part.PADDED, true, Part.INTEGER, 38, 20);
            case ITIP_212 -> new EpcLayout(13, 44, Part.PADDED, true, Part.TEXT7, 140, 20);
            case SSCC_96, GSRN_96, GSRNP_96 -> new EpcLayout(17, 58, Part.PADDED, false, Part.NONE, 0, 0);
            case SGLN_96 -> new EpcLayout(12, 41, Part.PADDED, false, Part.INTEGER, 41, 20);
            case SGLN_195 -> new EpcLayout(12, 41, Part.PADDED, false, Part.TEXT7, 140, 20);
            case GRAI_96 -> new EpcLayout(12, 44, Part.PADDED, false, Part.INTEGER, 38, 16);
            case GRAI_170 -> new EpcLayout(12, 44, Part.PADDED, false, Part.TEXT7, 112, 16);
            case GIAI_96 -> new EpcLayout(30, 82, Part.INTEGER, false, Part.NONE, 0, 0);
            case GIAI_202 -> new EpcLayout(30, 188, Part.TEXT7, false, Part.NONE, 0, 0);
            case GDTI_96 -> new EpcLayout(12, 41, Part.PADDED, false, Part.INTEGER, 41, 17);
            case GDTI_113 -> new EpcLayout(12, 41, Part.PADDED, false, Part.LEADING_ONE, 58, 17);
            case GDTI_174 -> new EpcLayout(12, 41, Part.PADDED, false, Part.TEXT7, 119, 17);
            case CPI_96 -> new EpcLayout(15, 51, Part.INTEGER, false, Part.INTEGER, 31, 12);
            case CPI_VAR -> new EpcLayout(30, 0, Part.TEXT6, false, Part.INTEGER, 40, 12);
            case SGCN_96 -> new EpcLayout(12, 41, Part.PADDED, false, Part.LEADING_ONE, 41, 12);
            default -> null;
        };
    }
}
