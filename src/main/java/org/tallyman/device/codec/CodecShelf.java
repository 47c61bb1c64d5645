package org.tallyman.device.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.lorawan.codec.PayloadCodec;

/** All codecs that people ever gave, by the revisions at which they changed. Immutable. */
final class CodecShelf {

    private final Map<String, NavigableMap<Long, CodecVersion>> models = new HashMap<>();
    private final long last;

    CodecShelf(List<CodecVersion> versions) {
        long newest = 0;
        for (CodecVersion version : versions) {
            models.computeIfAbsent(version.model(), model -> new TreeMap<>()).put(version.revision(), version);
            newest = Math.max(newest, version.revision());
        }
        this.last = newest;
    }

    /** The newest revision; 0 when there never was a codec. */
    long last() {
        return last;
    }

    /** By what a model is found, however its name is written; what stands before a stroke is its maker. */
    static String plain(String name) {
        return name.substring(name.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    /** The codec of a model as it was at a revision. */
    Optional<PayloadCodec> find(String name, long revision) {
        return at(plain(name), revision).flatMap(version -> version.script().map(script -> script));
    }

    /** The codec of a model as it is now; empty when it was taken away. */
    Optional<CodecVersion> current(String name) {
        return at(plain(name), last).filter(version -> version.script().isPresent());
    }

    /** Those in force, by name. */
    List<CodecVersion> current() {
        List<CodecVersion> current = new ArrayList<>();
        new TreeMap<>(models).values().forEach(versions -> {
            CodecVersion newest = versions.lastEntry().getValue();
            if (newest.script().isPresent()) {
                current.add(newest);
            }
        });
        return current;
    }

    /** All changes of a model, the newest first. */
    List<CodecVersion> versions(String name) {
        @Nullable NavigableMap<Long, CodecVersion> versions = models.get(plain(name));
        return versions == null
                ? List.of()
                : List.copyOf(versions.descendingMap().values());
    }

    private Optional<CodecVersion> at(String model, long revision) {
        @Nullable NavigableMap<Long, CodecVersion> versions = models.get(model);
        return versions == null
                ? Optional.empty()
                : Optional.ofNullable(versions.floorEntry(revision)).map(Map.Entry::getValue);
    }
}
