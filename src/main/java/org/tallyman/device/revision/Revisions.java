package org.tallyman.device.revision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that there ever was, by the revisions at which it changed. Immutable. */
public final class Revisions<T> {

    private final Map<String, NavigableMap<Long, Revision<T>>> things = new HashMap<>();
    private final long last;

    Revisions(List<Revision<T>> all) {
        long newest = 0;
        for (Revision<T> revision : all) {
            things.computeIfAbsent(revision.key(), key -> new TreeMap<>()).put(revision.number(), revision);
            newest = Math.max(newest, revision.number());
        }
        this.last = newest;
    }

    /** The newest revision as the context of a message has it; empty when there never was anything. */
    public String state() {
        return last == 0 ? "" : Long.toString(last);
    }

    /** What was in use in a state. */
    public Optional<T> find(String key, String state) {
        long number = state.matches("[0-9]{1,18}") ? Long.parseLong(state) : 0;
        return at(key, number).flatMap(Revision::content);
    }

    /** What is in use; empty when it was taken out. */
    public Optional<Revision<T>> current(String key) {
        return at(key, last).filter(revision -> revision.content().isPresent());
    }

    /** All that is in use, by key. */
    public List<Revision<T>> current() {
        List<Revision<T>> current = new ArrayList<>();
        new TreeMap<>(things).values().forEach(changes -> {
            Revision<T> newest = changes.lastEntry().getValue();
            if (newest.content().isPresent()) {
                current.add(newest);
            }
        });
        return current;
    }

    /** Of the texts of all that is in use but one. */
    long bytesBeside(String key) {
        return current().stream()
                .filter(revision -> !revision.key().equals(key))
                .mapToLong(Revision::bytes)
                .sum();
    }

    /** All changes of one thing, the newest first. */
    public List<Revision<T>> versions(String key) {
        @Nullable NavigableMap<Long, Revision<T>> changes = things.get(key);
        return changes == null ? List.of() : List.copyOf(changes.descendingMap().values());
    }

    private Optional<Revision<T>> at(String key, long number) {
        @Nullable NavigableMap<Long, Revision<T>> changes = things.get(key);
        return changes == null
                ? Optional.empty()
                : Optional.ofNullable(changes.floorEntry(number)).map(Map.Entry::getValue);
    }
}
