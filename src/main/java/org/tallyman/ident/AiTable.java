package org.tallyman.ident;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All AIs of the GS1 Barcode Syntax Dictionary, release 2026-01-27, found by number without search. */
final class AiTable {

    static final AiTable GS1 = new AiTable(TableFile.lines("ai-table.txt"));

    private static final int COLUMNS = 7;
    private static final int THREE_DIGITS = 100;
    private static final int FOUR_DIGITS = THREE_DIGITS + 1_000;
    private static final int SLOTS = FOUR_DIGITS + 10_000;

    /** AIs that share their first two digits have one length. */
    private final int[] lengthByPrefix = new int[100];

    private final @Nullable AiRule[] rules = new @Nullable AiRule[SLOTS];
    private final List<String> ais = new ArrayList<>();
    private final LinkPaths linkPaths = new LinkPaths();

    private AiTable(List<String> lines) {
        List<String[]> rows =
                lines.stream().map(line -> line.split(";", COLUMNS)).toList();
        for (String[] row : rows) {
            ais.addAll(range(row[0]));
        }
        for (String[] row : rows) {
            for (String ai : range(row[0])) {
                add(ai, row);
            }
        }
    }

    private void add(String ai, String[] row) {
        int index = ais.indexOf(ai);
        BitSet excludes = row[4].isEmpty() ? new BitSet() : matching(row[4].split(",", -1));
        excludes.clear(index);
        rules[slot(ai, 0, ai.length())] = new AiRule(
                index,
                ai,
                row[1].contains("F"),
                row[1].contains("A"),
                components(row[2]),
                requirements(row[3]),
                excludes,
                row[6]);
        lengthByPrefix[Integer.parseInt(ai, 0, 2, 10)] = ai.length();
        if (!row[5].isEmpty()) {
            linkPaths.add(ai, row[5]);
        }
    }

    private static List<String> range(String column) {
        if (column.indexOf('-') < 0) {
            return List.of(column);
        }
        String[] ends = column.split("-", -1);
        List<String> ais = new ArrayList<>();
        for (int number = Integer.parseInt(ends[0]); number <= Integer.parseInt(ends[1]); number++) {
            ais.add(Integer.toString(number));
        }
        return ais;
    }

    private static List<AiComponent> components(String column) {
        List<AiComponent> components = new ArrayList<>();
        for (String part : column.split(" ", -1)) {
            boolean optional = part.startsWith("[");
            String[] words = part.replace("[", "").replace("]", "").split("/", -1);
            List<Linter> linters = new ArrayList<>();
            for (int i = 1; i < words.length; i++) {
                linters.add(Linters.named(words[i]));
            }
            String length = words[0].substring(1);
            boolean variable = length.startsWith("..");
            int max = Integer.parseInt(variable ? length.substring(2) : length);
            components.add(new AiComponent(
                    AiCharacters.ofLetter(words[0].charAt(0)),
                    variable ? 1 : max,
                    max,
                    optional,
                    List.copyOf(linters)));
        }
        return List.copyOf(components);
    }

    private List<AiRule.Requirement> requirements(String column) {
        List<AiRule.Requirement> requirements = new ArrayList<>();
        for (String demand : column.isEmpty() ? new String[0] : column.split("&", -1)) {
            List<List<BitSet>> groups = new ArrayList<>();
            for (String group : demand.split(",", -1)) {
                List<BitSet> sets = new ArrayList<>();
                for (String pattern : group.split("\\+", -1)) {
                    sets.add(matching(pattern));
                }
                groups.add(List.copyOf(sets));
            }
            requirements.add(new AiRule.Requirement(demand, List.copyOf(groups)));
        }
        return List.copyOf(requirements);
    }

    /** The AIs that one of the patterns names; an n stands for any digit. */
    private BitSet matching(String... patterns) {
        BitSet set = new BitSet(ais.size());
        for (String pattern : patterns) {
            String digits = pattern.replace("n", "");
            for (int i = 0; i < ais.size(); i++) {
                if (ais.get(i).length() == pattern.length() && ais.get(i).startsWith(digits)) {
                    set.set(i);
                }
            }
        }
        return set;
    }

    private static int slot(String data, int from, int length) {
        int number = 0;
        for (int i = from; i < from + length; i++) {
            char c = data.charAt(i);
            if (!NumberLinters.isDigit(c)) {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return switch (length) {
            case 2 -> number;
            case 3 -> THREE_DIGITS + number;
            default -> FOUR_DIGITS + number;
        };
    }

    /** The AI that starts at an index of the data, or null. */
    @Nullable
    AiRule startingAt(String data, int from) {
        if (data.length() - from < 2) {
            return null;
        }
        int prefix = slot(data, from, 2);
        int length = prefix < 0 ? 0 : lengthByPrefix[prefix];
        if (length == 0 || data.length() - from < length) {
            return null;
        }
        int slot = slot(data, from, length);
        return slot < 0 ? null : rules[slot];
    }

    /** The AI of exactly these digits, or null. */
    @Nullable
    AiRule of(String ai) {
        if (ai.length() < 2 || ai.length() > 4) {
            return null;
        }
        int slot = slot(ai, 0, ai.length());
        return slot < 0 ? null : rules[slot];
    }

    /** The paths a Digital Link may have. */
    LinkPaths linkPaths() {
        return linkPaths;
    }

    /** Whether an AI starts with these two digits. */
    boolean hasPrefix(int first, int second) {
        return first < 10 && second < 10 && lengthByPrefix[first * 10 + second] > 0;
    }

    /** The AI at a place of the table. */
    String at(int index) {
        return ais.get(index);
    }

    int size() {
        return ais.size();
    }
}
