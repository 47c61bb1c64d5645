package org.tallyman.intake.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.dialect.mapping.Draft;
import org.tallyman.dialect.mapping.Mapping;
import org.tallyman.dialect.mapping.Meaning;
import org.tallyman.dialect.mapping.Place;
import org.tallyman.dialect.mapping.Row;
import org.tallyman.dialect.mapping.Rows;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
import org.tallyman.platform.Form;
import org.tallyman.platform.Violation;

/**
 * A mapping while it is written: as rows of fields, or as text.
 *
 * @param name of the mapping, as typed
 * @param rows empty where it is written as text
 * @param text as JSON, also where it is written as rows
 * @param violations what is wrong with the rows
 */
record MappingEditing(String name, Optional<List<Row>> rows, String text, List<Violation> violations) {

    private static final int ROWS_MAX = 200;

    static MappingEditing ofText(String name, String text) {
        return new MappingEditing(name, Optional.empty(), text, List.of());
    }

    static MappingEditing ofRows(String name, List<Row> rows) {
        Rows.Written written = Rows.write(rows);
        return new MappingEditing(
                name,
                Optional.of(rows),
                written.mapping(),
                written.refusals().stream().map(MappingEditing::violation).toList());
    }

    /** As rows where rows can say it. */
    static MappingEditing of(String name, String text) {
        return Rows.of(text).map(rows -> ofRows(name, rows)).orElseGet(() -> ofText(name, text));
    }

    /**
     * What was posted, with what its button says: {@code do} is {@code text} or {@code fields}, {@code add} a path, {@code
     * remove} the number of a row.
     *
     * @param places of the messages beside it
     */
    static MappingEditing posted(Form form, List<Place> places) {
        String name = form.value("name");
        if (form.values().containsKey("mapping")) {
            String text = form.value("mapping");
            return form.value("do").equals("fields") ? of(name, text) : ofText(name, text);
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS_MAX && form.values().containsKey(Row.field(i, "what")); i++) {
            if (!form.value("remove").equals(Integer.toString(i + 1))) {
                rows.add(row(form, i));
            }
        }
        if (form.values().containsKey("add")) {
            String path = form.value("add");
            rows.add(places.stream()
                    .filter(place -> place.path().equals(path))
                    .findFirst()
                    .map(Draft::row)
                    .orElseGet(() -> new Row(Meaning.MEASUREMENT, Map.of("path", path))));
        }
        MappingEditing asRows = ofRows(name, rows);
        return form.value("do").equals("text") ? ofText(name, asRows.text()) : asRows;
    }

    private static Row row(Form form, int place) {
        Map<String, String> cells = new HashMap<>();
        for (String cell : Row.CELLS) {
            cells.put(cell, form.value(Row.field(place, cell)));
        }
        String what = form.value(Row.field(place, "what"));
        Meaning meaning = Arrays.stream(Meaning.values())
                .filter(each -> each.name().equals(what))
                .findFirst()
                .orElse(Meaning.MEASUREMENT);
        return new Row(meaning, cells);
    }

    /** What the fields show. */
    Form form() {
        Map<String, String> values = new HashMap<>(Map.of("name", name, "mapping", text));
        List<Row> all = rows.orElse(List.of());
        for (int i = 0; i < all.size(); i++) {
            values.put(Row.field(i, "what"), all.get(i).meaning().name());
            for (String cell : Row.CELLS) {
                values.put(Row.field(i, cell), all.get(i).cell(cell));
            }
        }
        return Form.of(values);
    }

    /** Why it is no mapping yet; empty when it is one. */
    String wrong() {
        if (!violations.isEmpty()) {
            return violations.getFirst().sentence();
        }
        return !text.isBlank() && Mapping.read(text) instanceof Parsed.Refused<Mapping>(Refusal refusal)
                ? refusal.sentence()
                : "";
    }

    private static Violation violation(Refusal refusal) {
        return new Violation(refusal.field(), refusal.value(), refusal.rule());
    }
}
