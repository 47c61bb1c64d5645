package org.tallyman.dialect.mapping;

import java.util.List;
import java.util.Map;

/**
 * One line of the form of a mapping: what stands at a path.
 *
 * @param cells as they were typed: {@code path} from the message, through the list if it lies in one; {@code name} and
 *     {@code unit} of a measurement; {@code factor} and {@code offset}; {@code sensor}; {@code kind} of a signal; {@code
 *     words} such as {@code open=true, shut=false}; {@code format} and {@code zone}; {@code where} a path and {@code is}
 *     the value that it must have
 */
public record Row(Meaning meaning, Map<String, String> cells) {

    /** The cells that rows may have. */
    public static final List<String> CELLS = List.of(
            "path", "name", "unit", "factor", "offset", "sensor", "kind", "words", "format", "zone", "where", "is");

    public Row {
        cells = Map.copyOf(cells);
    }

    /** Empty when nothing was typed. */
    public String cell(String name) {
        return cells.getOrDefault(name, "").strip();
    }

    /** The name of a cell in a form: {@code row-1-path} of the first row. */
    public static String field(int place, String cell) {
        return "row-" + (place + 1) + "-" + cell;
    }
}
