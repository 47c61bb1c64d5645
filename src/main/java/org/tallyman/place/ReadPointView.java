package org.tallyman.place;

import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;
import org.tallyman.ident.ReadPointId;

/**
 * One read point as others see it.
 *
 * @param place where a thing is when it is seen here
 * @param door the door whose side this is; null unless {@link ReadPointRole#atDoor()}
 * @param version of its row: another one after each change of it
 */
public record ReadPointView(
        ReadPointId id,
        String code,
        String name,
        ReadPointRole role,
        PlaceView place,
        @Nullable PlaceView door,
        boolean archived,
        int version) {

    /** Whether it stands at this place or watches this door. */
    public boolean uses(PlaceId other) {
        return place.id().equals(other) || (door != null && door.id().equals(other));
    }

    public PlaceId site() {
        return place.site();
    }
}
