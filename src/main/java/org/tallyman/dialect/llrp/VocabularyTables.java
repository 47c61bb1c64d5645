package org.tallyman.dialect.llrp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tallyman.dialect.llrp.Field.Format;
import org.tallyman.dialect.llrp.Shape.Kind;

/** Reads the tables beside this package, whose format llrp-1.0.1.txt describes. What a later table names again replaces it. */
final class VocabularyTables {

    private final Map<String, Words> enumerations = new HashMap<>();
    private final Map<String, Set<String>> choices = new HashMap<>();
    private final Map<String, List<String>> definitions = new LinkedHashMap<>();

    VocabularyTables(List<String> tables) {
        for (String table : tables) {
            for (String line : lines(table)) {
                read(List.of(line.split(" ")));
            }
        }
    }

    private static List<String> lines(String table) {
        InputStream in = Objects.requireNonNull(VocabularyTables.class.getResourceAsStream(table), table);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(List<String> row) {
        switch (row.getFirst()) {
            case "enum" -> enumerations.put(row.get(1), words(row.subList(2, row.size())));
            case "choice" -> choices.put(row.get(1), Set.copyOf(row.subList(2, row.size())));
            case "message", "parameter" -> definitions.put(row.get(2), row);
            default -> definitions.put(row.get(3), row);
        }
    }

    private static Words words(List<String> cells) {
        Map<Long, String> byNumber = new HashMap<>();
        Map<String, Long> byWord = new HashMap<>();
        long number = 0;
        for (String cell : cells) {
            int equals = cell.indexOf('=');
            number = equals < 0 ? number : Long.parseLong(cell, 0, equals, 10);
            String word = cell.substring(equals + 1);
            byNumber.put(number, word);
            byWord.put(word, number);
            number++;
        }
        return new Words(byNumber, byWord);
    }

    Collection<Shape> shapes() {
        return definitions.values().stream().map(this::shape).toList();
    }

    private Shape shape(List<String> row) {
        int second = Integer.parseInt(row.get(1));
        return switch (row.getFirst()) {
            case "message" ->
                shape(Kind.MESSAGE, row.get(2), second, 0, 0, number(row.get(3)), row.subList(4, row.size()));
            case "parameter" -> shape(Kind.PARAMETER, row.get(2), second, 0, 0, 0, row.subList(3, row.size()));
            case "custom-message" ->
                shape(
                        Kind.CUSTOM_MESSAGE,
                        row.get(3),
                        Shape.CUSTOM_TYPE,
                        second,
                        number(row.get(2)),
                        number(row.get(4)),
                        row.subList(5, row.size()));
            case "custom-parameter" ->
                shape(
                        Kind.CUSTOM_PARAMETER,
                        row.get(3),
                        Shape.CUSTOM_TYPE,
                        second,
                        number(row.get(2)),
                        0,
                        row.subList(4, row.size()));
            default -> throw new IllegalArgumentException("unknown definition " + row);
        };
    }

    private static long number(String cell) {
        return Long.parseLong(cell);
    }

    private Shape shape(
            Kind kind, String name, int type, long vendor, long subtype, long answer, List<String> members) {
        List<Field> fields = new ArrayList<>();
        List<Slot> slots = new ArrayList<>();
        for (String member : members) {
            if (member.startsWith("-")) {
                fields.add(Field.reserved(Integer.parseInt(member.substring(1))));
            } else if (member.indexOf(':') > 0) {
                fields.add(field(List.of(member.split(":"))));
            } else {
                slots.add(slot(member));
            }
        }
        return Shape.of(kind, name, type, vendor, subtype, answer, fields, slots);
    }

    private Field field(List<String> cells) {
        FieldType type = FieldType.valueOf(cells.get(1).toUpperCase(Locale.ROOT));
        String reading = cells.size() > 2 ? cells.get(2) : "";
        Format format = reading.equals("time") ? Format.TIME : reading.equals("hex") ? Format.HEX : Format.PLAIN;
        Words words = reading.isEmpty() || format != Format.PLAIN
                ? Words.NONE
                : Objects.requireNonNull(enumerations.get(reading), reading);
        return new Field(cells.getFirst(), type, type.bits(), words, format);
    }

    private Slot slot(String member) {
        char last = member.charAt(member.length() - 1);
        boolean marked = last == '?' || last == '*' || last == '+';
        String name = marked ? member.substring(0, member.length() - 1) : member;
        int min = last == '?' || last == '*' ? 0 : 1;
        int max = last == '*' || last == '+' ? Integer.MAX_VALUE : 1;
        return new Slot(name, choices.getOrDefault(name, Set.of(name)), min, max);
    }
}
