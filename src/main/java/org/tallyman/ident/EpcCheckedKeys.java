package org.tallyman.ident;

/** Which keys of a tag carry a check digit, and where. */
final class EpcCheckedKeys {

    private EpcCheckedKeys() {}

    /** Digits at the start of a key of which the last is the check digit of the others; 0 for a key without one. */
    static int digits(String ai) {
        return switch (ai) {
            case "00", "8017", "8018" -> 18;
            case "01", "8003", "8006" -> 14;
            case "253", "255", "414" -> 13;
            default -> 0;
        };
    }

    static boolean wrong(AiElement key) {
        int digits = digits(key.ai());
        return digits > 0 && !CheckDigit.valid(key.value().substring(0, digits));
    }

    /** Whether an ITIP value names a piece that is not one of its total. */
    static boolean pieceOutside(String itip) {
        String piece = itip.substring(14, 16);
        return piece.equals("00") || piece.compareTo(itip.substring(16)) > 0;
    }
}
