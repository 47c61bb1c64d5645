package org.tallyman.platform;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a feature adds to the frame around every page: make it an {@code @ApplicationScoped} bean.
 *
 * <p>Called while a page renders, several times a page: answer from memory, never from the database.
 */
public interface ShellContributor {

    /** Number shown beside a section; 0 shows nothing. Counts of several contributors add up. */
    default int count(Section section) {
        return 0;
    }

    /** The sites between which the person may choose; empty where there is no choice. */
    default List<SiteChoice> sites() {
        return List.of();
    }

    /** Name of the site that this request looks at. */
    default Optional<String> site() {
        return Optional.empty();
    }

    /** Time zone of that site. */
    default Optional<ZoneId> zone() {
        return Optional.empty();
    }

    /** How the signed-in person is called. */
    default Optional<String> user() {
        return Optional.empty();
    }
}
