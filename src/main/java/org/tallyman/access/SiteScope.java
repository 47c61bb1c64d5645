package org.tallyman.access;

import java.util.Optional;
import java.util.Set;

/** The sites at which a verb holds. */
public sealed interface SiteScope {

    record All() implements SiteScope {}

    /** These place ids only; may be empty. */
    record Only(Set<Long> siteIds) implements SiteScope {
        public Only {
            siteIds = Set.copyOf(siteIds);
        }
    }

    /** The ids for a condition in SQL; empty where there is nothing to limit. */
    default Optional<Long[]> ids() {
        return switch (this) {
            case All() -> Optional.empty();
            case Only(Set<Long> siteIds) -> Optional.of(siteIds.toArray(Long[]::new));
        };
    }

    default boolean contains(long siteId) {
        return switch (this) {
            case All() -> true;
            case Only(Set<Long> siteIds) -> siteIds.contains(siteId);
        };
    }
}
