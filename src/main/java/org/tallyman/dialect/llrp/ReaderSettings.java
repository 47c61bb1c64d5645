package org.tallyman.dialect.llrp;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.llrp.ReaderProfile.Content;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** Reads a device's settings for its reader; the first that is wrong refuses them all. */
final class ReaderSettings {

    private final Profile settings;
    private @Nullable Refusal refusal;

    ReaderSettings(Profile settings) {
        this.settings = settings;
    }

    Parsed<ReaderProfile> result(ReaderProfile profile) {
        return refusal == null ? Parsed.ok(profile) : Parsed.refused(refusal);
    }

    @Nullable
    Integer number(String name, int min, int max) {
        String text = settings.setting(name).orElse("").strip();
        return text.isEmpty() ? null : parsed(name, text, min, max);
    }

    int number(String name, int min, int max, int otherwise) {
        Integer number = number(name, min, max);
        return number == null ? otherwise : number;
    }

    List<Integer> numbers(String name, int min, int max) {
        List<Integer> numbers = new ArrayList<>();
        parts(name).forEach(part -> numbers.add(parsed(name, part, min, max)));
        return numbers;
    }

    private int parsed(String name, String text, int min, int max) {
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused like one out of range.
        }
        refuse(name, text, "a whole number from " + min + " to " + max);
        return min;
    }

    Set<Content> contents(String name, Set<Content> otherwise) {
        Set<Content> contents = EnumSet.noneOf(Content.class);
        for (String part : parts(name)) {
            try {
                contents.add(Content.valueOf(part.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                refuse(name, part, "some of " + EnumSet.allOf(Content.class) + ", with commas between");
            }
        }
        return contents.isEmpty() ? otherwise : contents;
    }

    String word(String name, List<String> words, String otherwise) {
        String word = settings.setting(name).orElse("").strip();
        if (!word.isEmpty() && !words.contains(word)) {
            refuse(name, word, "one of " + words);
        }
        return word.isEmpty() ? otherwise : word;
    }

    boolean is(String name, boolean otherwise) {
        return word(name, List.of("true", "false"), Boolean.toString(otherwise)).equals("true");
    }

    private List<String> parts(String name) {
        String text = settings.setting(name).orElse("");
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    private void refuse(String name, String value, String rule) {
        if (refusal == null) {
            refusal = new Refusal("reader-setting", name, value, rule);
        }
    }
}
