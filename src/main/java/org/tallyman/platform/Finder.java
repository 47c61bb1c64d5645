package org.tallyman.platform;

import java.util.List;

/** What a feature finds for a word in the search field: make it an {@code @ApplicationScoped} bean. */
public interface Finder {

    /** A line of the answer; {@code href} is its page. */
    record Found(String kind, String name, String code, String href) {}

    /** What the caller may see and has the word in its code or name; at most {@code limit}. */
    List<Found> find(String word, int limit);
}
