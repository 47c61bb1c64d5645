package org.tallyman.stock;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;

/**
 * By what the inventory is sorted.
 *
 * @param column which has an index behind it
 */
record StockSort(Column column, boolean descending) {

    /** As addresses call it, and as the database does. */
    enum Column {
        NAME("name", "s.name", "?"),
        CODE("code", "s.code", "?"),
        QUANTITY("quantity", "s.at_hand", "?::bigint"),
        CHANGED(
                "changed",
                "s.changed_at",
                "timestamptz 'epoch' + ?::bigint * interval '1 microsecond'",
                "(extract(epoch from s.changed_at) * 1000000)::bigint::text");

        private final String word;
        private final String sql;
        private final String operand;
        private final String text;

        Column(String word, String sql, String operand) {
            this(word, sql, operand, sql + "::text");
        }

        Column(String word, String sql, String operand, String text) {
            this.word = word;
            this.sql = sql;
            this.operand = operand;
            this.text = text;
        }
    }

    /** The last line of the page before. */
    record After(String value, String key) {

        private static final String SEPARATOR = "\t";

        String text() {
            return value + SEPARATOR + key;
        }
    }

    static final String BY_NAME = "name";

    /**
     * Reads the parameter; null is by name.
     *
     * @throws org.tallyman.platform.ProblemException 400 for what is no column
     */
    static StockSort of(@Nullable String parameter) {
        String asked = parameter == null || parameter.isBlank() ? BY_NAME : parameter.strip();
        boolean descending = asked.startsWith("-");
        return Arrays.stream(Column.values())
                .filter(column -> column.word.equals(descending ? asked.substring(1) : asked))
                .findFirst()
                .map(column -> new StockSort(column, descending))
                .orElseThrow(() -> Problem.invalid(
                                "sort", asked, "is name, code, quantity or changed, with - before it for descending")
                        .exception());
    }

    String word() {
        return (descending ? "-" : "") + column.word;
    }

    /** Column of a line's place in this order, as text. */
    String valueSql() {
        return column.text;
    }

    /** That a line comes behind another, which are two parameters. */
    String behindSql() {
        return "(" + column.sql + ", s.key) " + (descending ? "<" : ">") + " (" + column.operand + ", ?)";
    }

    String orderSql() {
        String way = descending ? " desc" : "";
        return column.sql + way + ", s.key" + way;
    }

    /**
     * Reads what {@link After#text} wrote.
     *
     * @throws org.tallyman.platform.ProblemException 400 for what is no place in this order
     */
    Optional<After> after(String cursor) {
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        int end = cursor.lastIndexOf(After.SEPARATOR);
        boolean number = column == Column.QUANTITY || column == Column.CHANGED;
        if (end < 0
                || cursor.indexOf('\0') >= 0
                || (number && !cursor.substring(0, end).matches("[0-9]{1,18}"))) {
            throw Problem.invalid("after", cursor, "is the next of a page before in the same order")
                    .exception();
        }
        return Optional.of(new After(cursor.substring(0, end), cursor.substring(end + 1)));
    }
}
