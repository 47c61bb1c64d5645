package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.platform.Link;

/** What is measured outside its limits now, or should be measured and is not, whoever asks. */
@ApplicationScoped
public class Excursions {

    private final Measurements measurements;
    private final MeasurementLimits limits;
    private final Stopped stopped;
    private final Devices devices;
    private final Assets assets;

    Excursions(Measurements measurements, MeasurementLimits limits, Stopped stopped, Devices devices, Assets assets) {
        this.measurements = measurements;
        this.limits = limits;
        this.stopped = stopped;
        this.devices = devices;
        this.assets = assets;
    }

    private record Limited(DeviceView device, Measurements.Newest newest, Limits limits, Optional<Long> carrier) {

        Value value() {
            return newest.value();
        }

        boolean outside() {
            return !limits.hold(value().value());
        }
    }

    public List<Excursion> now() {
        KnownLimits known = limits.known();
        if (known.none()) {
            return List.of();
        }
        List<Limited> limited = new ArrayList<>();
        for (Measurements.Newest newest : measurements.newestOfLimited()) {
            devices.byId(newest.device())
                    .filter(DeviceView::active)
                    .flatMap(device -> known.of(device, newest.value())
                            .map(held -> new Limited(device, newest, held, known.carrier(device, newest.value()))))
                    .ifPresent(limited::add);
        }
        Stopped.Found quiet =
                stopped.among(limited.stream().map(Limited::newest).toList());
        List<Limited> wrong = limited.stream()
                .filter(each -> each.outside()
                        || (quiet.has(each.newest())
                                && !quiet.silent().contains(each.newest().device())))
                .toList();
        Map<Long, AssetView> carriers = assets.byIds(
                wrong.stream().map(Limited::carrier).flatMap(Optional::stream).toList());
        return wrong.stream()
                .map(each -> excursion(each, each.carrier().map(carriers::get)))
                .toList();
    }

    private static Excursion excursion(Limited limited, Optional<AssetView> carrier) {
        Value value = limited.value();
        String words = Quantities.title(value.quantity()) + " " + value.words() + ", limits "
                + limited.limits().words();
        return new Excursion(
                limited.device(),
                carrier,
                carrier.map(asset -> "/assets/" + asset.code())
                        .orElseGet(() -> Link.to("/measurements")
                                .with(
                                        "device",
                                        Long.toString(limited.device().id().value()))
                                .with("quantity", value.quantity())
                                .toString()),
                limited.outside() ? word(limited) : "tells nothing",
                words,
                value.at(),
                !limited.outside());
    }

    private static String word(Limited limited) {
        Double high = limited.limits().high();
        boolean above = high != null && limited.value().value() > high;
        if (limited.value().quantity().equals("temperature")) {
            return above ? "too warm" : "too cold";
        }
        return above ? "too high" : "too low";
    }
}
