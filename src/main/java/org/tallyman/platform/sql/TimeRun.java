package org.tallyman.platform.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What belongs to one key within one hour of the clock, in the order of time: what a table holds as one row with arrays,
 * where a row for each time would cost more than all the rest. As no run goes over an hour, those that reach into a stretch
 * of time begin at or after {@link #hourOf} its begin.
 *
 * @param rows at least one, at most 32, so that a run fits into an index
 */
public record TimeRun<K, T>(K key, List<T> rows) {

    private static final long HOUR_MS = 3_600_000;
    private static final int ROWS_MAX = 32;

    /** Cuts rows into runs. {@code order} is that of time, and then any that is always the same. */
    public static <K, T> List<TimeRun<K, T>> of(
            Collection<? extends T> rows,
            Function<? super T, K> key,
            ToLongFunction<? super T> atMs,
            Comparator<? super T> order) {
        record Slot<K>(K key, long hour) {}
        Map<Slot<K>, List<T>> slots = new LinkedHashMap<>();
        for (T row : rows) {
            slots.computeIfAbsent(new Slot<>(key.apply(row), hourOf(atMs.applyAsLong(row))), _ -> new ArrayList<>())
                    .add(row);
        }
        List<TimeRun<K, T>> runs = new ArrayList<>(slots.size());
        slots.forEach((slot, all) -> {
            all.sort(order);
            for (int from = 0; from < all.size(); from += ROWS_MAX) {
                runs.add(new TimeRun<>(slot.key(), all.subList(from, Math.min(all.size(), from + ROWS_MAX))));
            }
        });
        return runs;
    }

    /** The begin of the hour of the clock in which a time lies, both in milliseconds since 1970. */
    public static long hourOf(long atMs) {
        return atMs - Math.floorMod(atMs, HOUR_MS);
    }
}
