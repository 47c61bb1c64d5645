package org.tallyman.stock;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tallyman.place.PlaceView;

/** How a place is called. */
@Schema(name = "PlaceName")
record PlaceName(long id, String code, String name) {

    static PlaceName of(PlaceView place) {
        return new PlaceName(place.id().value(), place.code(), place.name());
    }
}
