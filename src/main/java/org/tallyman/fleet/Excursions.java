package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.platform.Link;

/** What is measured outside its limits now, whoever asks. */
@ApplicationScoped
public class Excursions {

    private final Measurements measurements;
    private final MeasurementLimits limits;
    private final Devices devices;

    Excursions(Measurements measurements, MeasurementLimits limits, Devices devices) {
        this.measurements = measurements;
        this.limits = limits;
        this.devices = devices;
    }

    public List<Excursion> now() {
        MeasurementLimits.Known known = limits.known();
        List<Excursion> excursions = new ArrayList<>();
        if (known.none()) {
            return excursions;
        }
        for (Measurements.Newest newest : measurements.newestOfLimited()) {
            Value value = newest.value();
            devices.byId(newest.device())
                    .filter(DeviceView::active)
                    .flatMap(device -> excursion(device, value, known.of(device, value.quantity())))
                    .ifPresent(excursions::add);
        }
        return excursions;
    }

    private static Optional<Excursion> excursion(DeviceView device, Value value, Optional<Limits> limits) {
        return limits.filter(held -> !held.hold(value.value()))
                .map(held -> new Excursion(
                        device,
                        Link.to("/measurements")
                                .with("device", Long.toString(device.id().value()))
                                .with("quantity", value.quantity())
                                .toString(),
                        Quantities.title(value.quantity()) + " " + Quantities.words(value.value(), value.unit())
                                + ", limits " + held.words(value.unit()),
                        value.at()));
    }
}
