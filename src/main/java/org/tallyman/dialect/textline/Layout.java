package org.tallyman.dialect.textline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a line holds: its text with names in braces where something stands. {@code {scan}} is a code, {@code {weight kg}} a number of
 * that quantity and UCUM unit, {@code {}} anything. A space stands for any number of spaces, and for one at the least where nothing else is between two of them.
 */
record Layout(List<Part> parts) {

    /** The whole line is a code. */
    static final String SCAN = "{scan}";

    private static final int PARTS_MAX = 64;

    /** A piece of a line. */
    sealed interface Part {

        /** Text that stands there as it is. */
        record Text(String text) implements Part {}

        /** Something that stands there; {@code unit} is empty for a code, {@code name} for what is passed over. */
        record Field(String name, String unit) implements Part {}
    }

    /** What stood at a name. */
    record Found(Part.Field field, String text) {}

    static Layout of(String written) {
        String text = written.replaceAll(" +\\z", "");
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length() && parts.size() < PARTS_MAX) {
            int open = text.indexOf('{', at);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (close < 0) {
                parts.add(new Part.Text(text.substring(at)));
                break;
            }
            if (open > at) {
                parts.add(new Part.Text(text.substring(at, open)));
            }
            String[] words = text.substring(open + 1, close).strip().split(" ", 2);
            parts.add(new Part.Field(words[0], words.length > 1 ? words[1].strip() : ""));
            at = close + 1;
        }
        return new Layout(List.copyOf(parts));
    }

    /** What stands at each name; empty when the line is not laid out like this. */
    Optional<List<Found>> read(String line) {
        List<Found> found = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case Part.Text(String text) -> {
                    at = behind(line, at, text);
                    if (at < 0) {
                        return Optional.empty();
                    }
                }
                case Part.Field field -> {
                    at = behind(line, at, " ");
                    int end = i + 1 < parts.size() && parts.get(i + 1) instanceof Part.Text(String next)
                            ? start(line, at, next)
                            : line.length();
                    if (end < 0) {
                        return Optional.empty();
                    }
                    found.add(new Found(field, LineText.stripped(line.substring(at, end))));
                    at = end;
                }
            }
        }
        return line.substring(at).isBlank() ? Optional.of(found) : Optional.empty();
    }

    private static int start(String line, int from, String text) {
        for (int at = from; at <= line.length(); at++) {
            if (behind(line, at, text) > at) {
                return at;
            }
        }
        return -1;
    }

    /** Where a text ends that begins here; -1 when it does not stand here. */
    private static int behind(String line, int from, String text) {
        int at = from;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ' ') {
                while (at < line.length() && line.charAt(at) == ' ') {
                    at++;
                }
            } else if (at < line.length() && line.charAt(at) == text.charAt(i)) {
                at++;
            } else {
                return -1;
            }
        }
        return at;
    }
}
