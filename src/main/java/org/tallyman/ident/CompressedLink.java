package org.tallyman.ident;

import java.util.Base64;

/**
 * Recognises the last path segment of a compressed GS1 Digital Link: URI-safe base 64 that begins with the four-bit digits
 * of an AI or with an optimisation code (GS1 Digital Link Standard: Compression), or the hexadecimal or base 64 EPC behind
 * {@code eh} or {@code ex}.
 */
final class CompressedLink {

    private static final int MIN_LENGTH = 8;
    private static final int MIN_OPTIMISATION = 0xA0;

    private CompressedLink() {}

    static boolean looksLike(String segment) {
        if (segment.length() < MIN_LENGTH || isWord(segment)) {
            return false;
        }
        boolean epc = segment.startsWith("eh") || segment.startsWith("ex");
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(segment.substring(epc ? 2 : 0));
            int first = bytes.length == 0 ? -1 : bytes[0] & 0xFF;
            return epc || first >= MIN_OPTIMISATION || (first >= 0 && startsAi(first));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Letters of one case are the path of an ordinary web address. */
    private static boolean isWord(String segment) {
        return segment.chars().noneMatch(NumberLinters::isDigit)
                || segment.chars().noneMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
    }

    private static boolean startsAi(int firstByte) {
        return AiTable.GS1.hasPrefix(firstByte >> 4, firstByte & 15);
    }
}
