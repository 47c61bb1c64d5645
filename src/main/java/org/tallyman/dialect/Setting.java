package org.tallyman.dialect;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One setting that a language knows in the profile of a device.
 *
 * @param name as it stands in the profile; one that ends in {@code .*} stands for all that begin so
 * @param meaning what it changes, in words, with what holds without it
 */
public record Setting(String name, Values values, String meaning) {

    /** Frames whose checksum is wrong are kept in quarantine, but for makers who compute it wrong. */
    public static final Setting CHECKSUM = oneOf(
            "checksum", "reads frames whose checksum is wrong all the same; else they lie in quarantine", "ignore");

    private static final String ANY = ".*";

    /** What a setting may be. */
    public sealed interface Values {

        /** In words, as the end of a sentence. */
        String rule();

        boolean hold(String value);

        record OneOf(List<String> words) implements Values {
            public OneOf {
                words = List.copyOf(words);
            }

            @Override
            public String rule() {
                return words.size() == 1 ? "is " + words.getFirst() : "is one of " + String.join(", ", words);
            }

            @Override
            public boolean hold(String value) {
                return words.contains(value);
            }
        }

        record Whole(int min, int max) implements Values {
            private static final int DIGITS_MAX = 10;

            @Override
            public String rule() {
                return "is a whole number from " + min + " to " + max;
            }

            @Override
            public boolean hold(String value) {
                boolean digits = !value.isEmpty()
                        && value.length() <= DIGITS_MAX
                        && value.chars().allMatch(c -> c >= '0' && c <= '9');
                return digits && Long.parseLong(value) >= min && Long.parseLong(value) <= max;
            }
        }

        record Zone() implements Values {
            private static final Pattern OFFSET = Pattern.compile("[+-](0\\d|1[0-7]):[0-5]\\d");

            @Override
            public String rule() {
                return "is how far a clock is ahead of UTC, such as +03:00";
            }

            @Override
            public boolean hold(String value) {
                return OFFSET.matcher(value).matches();
            }
        }

        record Text(String rule) implements Values {
            @Override
            public boolean hold(String value) {
                return !value.isEmpty();
            }
        }
    }

    public static Setting oneOf(String name, String meaning, String... words) {
        return new Setting(name, new Values.OneOf(List.of(words)), meaning);
    }

    public static Setting yesNo(String name, String meaning) {
        return oneOf(name, meaning, "true", "false");
    }

    public static Setting number(String name, String meaning, int min, int max) {
        return new Setting(name, new Values.Whole(min, max), meaning);
    }

    /** How far a clock is ahead of UTC, such as {@code -05:30}. */
    public static Setting zone(String name, String meaning) {
        return new Setting(name, new Values.Zone(), meaning);
    }

    /** Of free text; what reads it says what it takes. */
    public static Setting text(String name, String meaning) {
        return new Setting(name, new Values.Text("is a text"), meaning);
    }

    boolean names(String key) {
        return name.endsWith(ANY) ? key.startsWith(name.substring(0, name.length() - 1)) : key.equals(name);
    }

    /** The rule that a value breaks. */
    Optional<String> broken(String value) {
        return values.hold(value) ? Optional.empty() : Optional.of(values.rule());
    }
}
