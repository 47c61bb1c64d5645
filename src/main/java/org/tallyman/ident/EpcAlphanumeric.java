package org.tallyman.ident;

import java.math.BigInteger;

/**
 * Variable-length alphanumeric values (TDS 14.5.6): three bits name one of six methods, then the length, then the
 * characters. The writer takes the method with the fewest bits, of equal ones the lowest indicator.
 */
final class EpcAlphanumeric {

    private static final String UPPER_HEX = "0123456789ABCDEF";
    private static final String LOWER_HEX = "0123456789abcdef";
    private static final String BASE_64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final String CODE_40 = " ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:0123456789";
    private static final int METHODS = 6;

    private EpcAlphanumeric() {}

    static String read(EpcReader in, int lengthBits, int max) {
        int method = (int) in.take(3, "encoding indicator");
        int length = (int) in.take(lengthBits, "length indicator");
        if (in.failed()) {
            return "";
        }
        if (method >= METHODS) {
            in.refuse(
                    "encoding-indicator",
                    "encoding indicator",
                    Integer.toString(method),
                    "must be 0 to 5 (TDS Table E)");
            return "";
        }
        if (length < 1 || length > max) {
            in.refuse("length", "length indicator", Integer.toString(length), "must be 1 to " + max);
            return "";
        }
        return switch (method) {
            case 0 -> in.takeDigits(EpcDigits.bits(length), length, "integer");
            case 1 -> characters(in, length, UPPER_HEX, 4);
            case 2 -> characters(in, length, LOWER_HEX, 4);
            case 3 -> characters(in, length, BASE_64, 6);
            case 4 -> ascii(in, length);
            default -> code40(in, length);
        };
    }

    static void write(EpcWriter out, String text, int lengthBits, int max) {
        if (text.isEmpty() || text.length() > max) {
            out.refuse("length", "value", text, "must have 1 to " + max + " characters");
            return;
        }
        int best = -1;
        for (int method = 0; method < METHODS; method++) {
            if (fits(method, text) && (best < 0 || bits(method, text.length()) < bits(best, text.length()))) {
                best = method;
            }
        }
        if (best < 0) {
            out.refuse("character", "value", text, "must be of character set 82");
            return;
        }
        out.put(best, 3);
        out.put(text.length(), lengthBits);
        switch (best) {
            case 0 -> integer(out, text);
            case 1 -> text.chars().forEach(c -> out.put(UPPER_HEX.indexOf(c), 4));
            case 2 -> text.chars().forEach(c -> out.put(LOWER_HEX.indexOf(c), 4));
            case 3 -> text.chars().forEach(c -> out.put(BASE_64.indexOf(c), 6));
            case 4 -> text.chars().forEach(c -> out.put(c, 7));
            default -> code40(out, text);
        }
    }

    /** Digits as one integer, in as many bits as Table B gives for their number. */
    static void integer(EpcWriter out, String digits) {
        out.putBig(new BigInteger(digits), EpcDigits.bits(digits.length()));
    }

    private static boolean fits(int method, String text) {
        return switch (method) {
            case 0 -> EpcDigits.allDigits(text);
            case 1 -> only(text, UPPER_HEX);
            case 2 -> only(text, LOWER_HEX);
            case 3 -> only(text, BASE_64);
            case 4 -> text.chars().allMatch(EpcAlphanumeric::printable);
            default -> fitsCode40(text);
        };
    }

    static boolean fitsCode40(String text) {
        return only(text, CODE_40) && text.indexOf(' ') < 0;
    }

    private static boolean only(String text, String alphabet) {
        return text.chars().allMatch(c -> alphabet.indexOf(c) >= 0);
    }

    private static boolean printable(int c) {
        return EpcText.SET_82.has(c) || c == '#';
    }

    private static int bits(int method, int length) {
        return switch (method) {
            case 0 -> EpcDigits.bits(length);
            case 1, 2 -> 4 * length;
            case 3 -> 6 * length;
            case 4 -> 7 * length;
            default -> code40Bits(length);
        };
    }

    static int code40Bits(int length) {
        return (length + 2) / 3 * 16;
    }

    private static String characters(EpcReader in, int length, String alphabet, int bits) {
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt((int) in.take(bits, "value")));
        }
        return out.toString();
    }

    private static String ascii(EpcReader in, int length) {
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length && !in.failed(); i++) {
            int character = (int) in.take(7, "value");
            if (!printable(character)) {
                in.refuse("character", "value", EpcText.show(character), "must be of character set 82");
            }
            out.append((char) character);
        }
        return out.toString();
    }

    /** Three characters of 40 in 16 bits; places after the last character hold the pad (14.5.6.5). */
    static String code40(EpcReader in, int length) {
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length && !in.failed(); i += 3) {
            int triple = (int) in.take(16, "value") - 1;
            if (triple < 0 || triple >= 64_000) {
                in.refuse("code-40", "value", Integer.toString(triple + 1), "must be 1 to 64000");
                return "";
            }
            for (int place = 0, base = 1600; place < 3; place++, base /= 40) {
                int code = triple / base % 40;
                boolean pad = i + place >= length;
                if ((code == 0) != pad) {
                    in.refuse("code-40", "value", Integer.toString(triple + 1), "must have pads only after its length");
                }
                out.append(CODE_40.charAt(code));
            }
        }
        return out.substring(0, Math.min(length, out.length()));
    }

    static void code40(EpcWriter out, String text) {
        for (int i = 0; i < text.length(); i += 3) {
            int triple = 0;
            for (int place = 0; place < 3; place++) {
                int code = i + place < text.length() ? CODE_40.indexOf(text.charAt(i + place)) : 0;
                triple = triple * 40 + code;
            }
            out.put(triple + 1L, 16);
        }
    }
}
