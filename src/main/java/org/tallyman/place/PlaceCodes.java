package org.tallyman.place;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;
import org.tallyman.platform.command.Fields;

/** Places in use by what people call them in files: the code of the site, and the code of the place in it. */
public final class PlaceCodes {

    private static final int CODE_LENGTH_MAX = 32;

    private record Key(String site, String code) {}

    private final PlaceSnapshot snapshot;
    private final Map<Key, PlaceView> byCode = new HashMap<>();

    private PlaceCodes(PlaceSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    public static PlaceCodes of(PlaceSnapshot snapshot) {
        PlaceCodes codes = new PlaceCodes(snapshot);
        snapshot.places().stream()
                .filter(place -> !place.archived())
                .forEach(place -> codes.byCode.put(new Key(codes.code(place.site()), place.code()), place));
        return codes;
    }

    /** The place that the columns {@code site} and this one name; empty when the column is, or when the row refuses it. */
    public Optional<PlaceView> read(Fields row, String column) {
        String code = row.optional(column, CODE_LENGTH_MAX);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        String site = row.required("site", CODE_LENGTH_MAX);
        Optional<PlaceView> found = Optional.ofNullable(byCode.get(new Key(site, code)));
        if (found.isEmpty()) {
            row.refuse(column, "is the code of a place in use in site “" + site + "”");
        }
        return found;
    }

    /** The code of a place; empty for none. */
    public String code(@Nullable PlaceId place) {
        return snapshot.place(place).map(PlaceView::code).orElse("");
    }
}
