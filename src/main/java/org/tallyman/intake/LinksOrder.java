package org.tallyman.intake;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tallyman.platform.Problem;
import org.tallyman.platform.paging.Cursor;

/** The order of lines on their page, worst first, in which a page goes on where the one before ended. */
final class LinksOrder {

    static final Comparator<HealthRow> ORDER = Comparator.comparing(HealthRow::condition)
            .thenComparing(row -> row.device().name().toLowerCase(Locale.ROOT))
            .thenComparingLong(row -> row.device().id().value());

    private LinksOrder() {}

    /** What stands in the address of the next page, of the last line on this one. */
    static String key(HealthRow row) {
        return row.condition().code() + "\t" + row.device().id().value() + "\t"
                + row.device().name().toLowerCase(Locale.ROOT);
    }

    /** A list that goes on where a page ended, even when the line that was last there changed meanwhile. */
    static List<HealthRow> behind(List<HealthRow> rows, Cursor cursor) {
        if (cursor.key().isEmpty()) {
            return rows;
        }
        String[] key = cursor.key().split("\t", 3);
        Optional<LineCondition> condition = Arrays.stream(LineCondition.values())
                .filter(each -> each.code().equals(key[0]))
                .findFirst();
        if (key.length < 3 || condition.isEmpty() || !key[1].matches("[0-9]{1,18}")) {
            throw Problem.invalid("after", cursor.key(), "is the next of a page before")
                    .exception();
        }
        LineCondition last = condition.get();
        long id = Long.parseLong(key[1]);
        String name = key[2];
        return rows.stream()
                .filter(row -> {
                    int byCondition = row.condition().compareTo(last);
                    int byName = row.device().name().toLowerCase(Locale.ROOT).compareTo(name);
                    return byCondition > 0
                            || (byCondition == 0
                                    && (byName > 0
                                            || (byName == 0 && row.device().id().value() > id)));
                })
                .toList();
    }
}
