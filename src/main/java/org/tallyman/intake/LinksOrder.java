package org.tallyman.intake;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tallyman.platform.Problem;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** The order in which lines are listed, worst first, and in which a page goes on where the one before ended. */
final class LinksOrder {

    private static final Comparator<HealthRow> ORDER = Comparator.comparing(HealthRow::condition)
            .thenComparing(row -> row.device().name().toLowerCase(Locale.ROOT))
            .thenComparingLong(row -> row.device().id().value());

    private LinksOrder() {}

    /** So many of some lines as a page holds. */
    static Page<LinksFilter.Judged> page(Stream<LinksFilter.Judged> lines, Cursor cursor) {
        List<LinksFilter.Judged> found = lines.filter(behind(cursor))
                .sorted(Comparator.comparing(LinksFilter.Judged::row, ORDER))
                .limit(cursor.limit() + 1L)
                .toList();
        return Page.of(found, cursor.limit(), line -> key(line.row()));
    }

    /** What stands in the address of the next page, of the last line on this one. */
    private static String key(HealthRow row) {
        return row.condition().code() + "\t" + row.device().id().value() + "\t"
                + row.device().name().toLowerCase(Locale.ROOT);
    }

    /** What comes after the end of a page, even when the line that was last there changed meanwhile. */
    private static Predicate<LinksFilter.Judged> behind(Cursor cursor) {
        if (cursor.key().isEmpty()) {
            return line -> true;
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
        return line -> {
            HealthRow row = line.row();
            int byCondition = row.condition().compareTo(last);
            int byName = row.device().name().toLowerCase(Locale.ROOT).compareTo(name);
            return byCondition > 0
                    || (byCondition == 0
                            && (byName > 0 || (byName == 0 && row.device().id().value() > id)));
        };
    }
}
