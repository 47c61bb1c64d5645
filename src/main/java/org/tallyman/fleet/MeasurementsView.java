package org.tallyman.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tallyman.place.PlaceView;
import org.tallyman.platform.Link;

/**
 * What somebody looks at: one quantity of a device or of a place, over one range.
 *
 * @param newest of all quantities that are measured there
 */
record MeasurementsView(
        Measured.Subject subject, List<Measurements.Newest> newest, String quantity, MeasurementRange range) {

    private static final int OFFERED_MAX = 16;
    private static final int SOUGHT_MAX = 1_000;

    /** All that is measured there: what the surroundings are before how devices do, temperatures first. */
    List<String> quantities() {
        return newest.stream()
                .map(each -> each.value().quantity())
                .distinct()
                .sorted(Comparator.comparing((String each) -> !each.equals("temperature"))
                        .thenComparing(Quantities::isOfDevice))
                .toList();
    }

    /** So many of them as one looks through, and the one looked at. */
    List<String> offered() {
        List<String> all = quantities();
        List<String> offered = new ArrayList<>(all.subList(0, Math.min(OFFERED_MAX, all.size())));
        if (!quantity.isEmpty() && !offered.contains(quantity)) {
            offered.add(quantity);
        }
        return offered;
    }

    /** To look for one by its name; none where all are offered. */
    List<String> sought() {
        List<String> all = quantities();
        return all.size() <= OFFERED_MAX ? List.of() : all.subList(0, Math.min(SOUGHT_MAX, all.size()));
    }

    List<Measurements.Newest> ofQuantity() {
        return newest.stream()
                .filter(each -> each.value().quantity().equals(quantity))
                .toList();
    }

    Link here() {
        PlaceView place = subject.place();
        Link base = Link.to("/measurements")
                .with("place", place == null ? null : Long.toString(place.id().value()))
                .with(
                        "device",
                        place == null
                                ? Long.toString(
                                        subject.devices().getFirst().id().value())
                                : null);
        return base.with("quantity", quantity).with("range", range.code());
    }
}
