package org.tallyman.ident;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Character sets of the keys and the escapes of URNs (TDS annex A and section 6.3; General Specifications 7.11). */
final class EpcText {

    /** GS1 AI encodable character set 82. */
    static final EpcText SET_82 = new EpcText("!\"%&'()*+,-./:;<=>?_", true);
    /** GS1 AI encodable character set 39, of component and part references and of ADI. */
    static final EpcText SET_39 = new EpcText("#-/", false);
    /** CAGE and DoDAAC codes: no I, no O. */
    static final EpcText CAGE = cage();

    /** Letters and digits of a host name. */
    static final EpcText HOST = new EpcText("-.", true);

    private static final String ESCAPED = "\"%&/<>?#";

    private final BitSet members = new BitSet(128);

    private EpcText(String others, boolean lowerCase) {
        members.set('0', '9' + 1);
        members.set('A', 'Z' + 1);
        if (lowerCase) {
            members.set('a', 'z' + 1);
        }
        others.chars().forEach(members::set);
    }

    private static EpcText cage() {
        EpcText set = new EpcText("", false);
        set.members.clear('I');
        set.members.clear('O');
        return set;
    }

    boolean has(int character) {
        return members.get(character);
    }

    /** The first character outside the set, or -1. */
    int firstOutside(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!members.get(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return -1;
    }

    /** A character in words that a person can read. */
    static String show(int character) {
        return character > 32 && character < 127
                ? Character.toString(character)
                : "0x" + Integer.toHexString(character);
    }

    static void escapeUrn(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (ESCAPED.indexOf(c) >= 0) {
                percent(c, out);
            } else {
                out.append(c);
            }
        }
    }

    private static void percent(char c, StringBuilder out) {
        out.append('%');
        out.append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
    }

    /** The plain text of a URN component, or null for a broken escape or a character that must be escaped. */
    static @Nullable String unescapeUrn(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length()) {
                    return null;
                }
                int high = EpcBits.nibble(text.charAt(i + 1));
                int low = EpcBits.nibble(text.charAt(i + 2));
                if (high < 0 || high > 7 || low < 0) {
                    return null;
                }
                out.append((char) (high * 16 + low));
                i += 2;
            } else if (ESCAPED.indexOf(c) >= 0) {
                return null;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
