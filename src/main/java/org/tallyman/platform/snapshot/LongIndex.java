package org.tallyman.platform.snapshot;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** An immutable map from long keys that finds without allocating. */
public final class LongIndex<T> {

    private final long[] keys;
    private final List<T> values;

    private LongIndex(long[] keys, List<T> values) {
        this.keys = keys;
        this.values = values;
    }

    /**
     * Indexes the values.
     *
     * @throws IllegalArgumentException when two values have the same key
     */
    public static <T> LongIndex<T> of(Collection<T> values, ToLongFunction<T> key) {
        List<T> sorted = values.stream().sorted(Comparator.comparingLong(key)).toList();
        long[] keys = sorted.stream().mapToLong(key).toArray();
        for (int i = 1; i < keys.length; i++) {
            if (keys[i] == keys[i - 1]) {
                throw new IllegalArgumentException("two values with key " + keys[i]);
            }
        }
        return new LongIndex<>(keys, sorted);
    }

    public @Nullable T get(long key) {
        int at = Arrays.binarySearch(keys, key);
        return at < 0 ? null : values.get(at);
    }

    /** All values, by ascending key. */
    public List<T> values() {
        return values;
    }
}
