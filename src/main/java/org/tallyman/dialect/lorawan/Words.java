package org.tallyman.dialect.lorawan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of which a name is made: {@code TempC_SHT}, {@code temperature_1}, {@code batteryVoltage}. */
final class Words {

    private Words() {}

    /** In lower case; digits are a word of their own where the letters before them are a word that is known. */
    static List<String> of(String name, Set<String> known) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean hump = Character.isUpperCase(c) && i > 0 && !Character.isUpperCase(name.charAt(i - 1));
            if (hump || !Character.isLetterOrDigit(c)) {
                add(word, known, words);
            }
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            }
        }
        add(word, known, words);
        return words;
    }

    private static void add(StringBuilder letters, Set<String> known, List<String> words) {
        if (letters.isEmpty()) {
            return;
        }
        String word = letters.toString().toLowerCase(Locale.ROOT);
        letters.setLength(0);
        int digits = word.length();
        while (digits > 0 && Character.isDigit(word.charAt(digits - 1))) {
            digits--;
        }
        if (digits > 0
                && digits < word.length()
                && !known.contains(word)
                && known.contains(word.substring(0, digits))) {
            words.add(word.substring(0, digits));
            words.add(word.substring(digits));
        } else {
            words.add(word);
        }
    }

    /** All letters and digits of a name, in lower case. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }
}
