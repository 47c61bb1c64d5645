package org.tallyman.dialect.tracker;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names and values in the order in which the names first came. Made for what a record has, some twenty, which a device sends
 * thousands of a second: it makes nothing but the arrays until all are there.
 */
final class Attributes {

    private static final int START = 32;

    private String[] names = new String[START];
    private Object[] values = new Object[START];

    /** Where the name of a hash is, plus one; the next place when that is another name. Twice as many as names. */
    private int[] places = new int[2 * START];

    private int size;

    void put(String name, Object value) {
        int place = place(name);
        int index = places[place] - 1;
        if (index >= 0) {
            values[index] = value;
            return;
        }
        if (size == names.length) {
            grow();
            place = place(name);
        }
        names[size] = name;
        values[size] = value;
        size++;
        places[place] = size;
    }

    @Nullable
    Object get(String name) {
        int index = places[place(name)] - 1;
        return index < 0 ? null : values[index];
    }

    int size() {
        return size;
    }

    String name(int index) {
        return names[index];
    }

    Object value(int index) {
        return values[index];
    }

    Map<String, Object> map() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map.Entry<String, Object>[] entries = new Map.Entry[size];
        for (int i = 0; i < size; i++) {
            entries[i] = Map.entry(names[i], values[i]);
        }
        return Map.ofEntries(entries);
    }

    private int place(String name) {
        int mask = places.length - 1;
        int hash = name.hashCode();
        int place = (hash ^ hash >>> 16) & mask;
        while (places[place] != 0 && !names[places[place] - 1].equals(name)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        names = Arrays.copyOf(names, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
        places = new int[2 * places.length];
        for (int i = 0; i < size; i++) {
            places[place(names[i])] = i + 1;
        }
    }
}
