package org.tallyman.place;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;

/**
 * One place as others see it.
 *
 * @param site the site at the root of its path; itself for a site
 * @param parent null for a site only
 * @param code unique within the site
 * @param path ids from the site down to this place, each between slashes, such as {@code /1/5/9/}
 * @param zone the site's time zone
 * @param gln GS1 Global Location Number, 13 digits; null when it has none
 * @param glnExtension AI (254); null when there is none
 * @param plan where it lies on its parent's floor plan; null when not drawn
 * @param version of its row: another one after each change of it
 */
public record PlaceView(
        PlaceId id,
        PlaceId site,
        @Nullable PlaceId parent,
        PlaceKind kind,
        String code,
        String name,
        String path,
        ZoneId zone,
        @Nullable String gln,
        @Nullable String glnExtension,
        @Nullable PlanArea plan,
        boolean archived,
        int version) {

    /** Whether its parent has this id. */
    boolean standsIn(long id) {
        return parent != null && parent.value() == id;
    }

    /** Whether this place is {@code ancestor} or stands somewhere in it. */
    public boolean within(PlaceView ancestor) {
        return path.startsWith(ancestor.path());
    }
}
