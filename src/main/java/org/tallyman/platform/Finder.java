package org.tallyman.platform;

import java.util.List;
import java.util.Optional;

/** What a feature finds for a code or word in the search field: make it an {@code @ApplicationScoped} bean. */
public interface Finder {

    /** A line of the answer; {@code href} is its page. */
    record Found(String kind, String name, String code, String href) {}

    /**
     * What the caller may see and bears just this code; at most {@code limit}.
     *
     * @param item the name of the one thing that the code names, when it names one
     */
    default List<Found> bearing(String code, Optional<String> item, int limit) {
        return List.of();
    }

    /** What the caller may see and has the word in its code or name; at most {@code limit}. */
    List<Found> find(String word, int limit);
}
