package org.tallyman.fleet;

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

    List<String> quantities() {
        return newest.stream().map(each -> each.value().quantity()).distinct().toList();
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
