package org.tallyman.dialect.llrp;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An enumeration: numbers that stand for words.
 *
 * @param byNumber the words
 * @param byWord the same the other way round
 */
public record Words(Map<Long, String> byNumber, Map<String, Long> byWord) {

    static final Words NONE = new Words(Map.of(), Map.of());

    public Words {
        byNumber = Map.copyOf(byNumber);
        byWord = Map.copyOf(byWord);
    }

    boolean isNone() {
        return byWord.isEmpty();
    }

    /** The word, or the number in digits where the standard has no word for it. */
    String word(long number) {
        String word = byNumber.get(number);
        return word == null ? Long.toString(number) : word;
    }

    @Nullable
    Long number(String word) {
        return byWord.get(word);
    }
}
