package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DevicePanel;
import org.tallyman.device.DeviceView;
import org.tallyman.place.PlaceKind;
import org.tallyman.place.PlacePanel;
import org.tallyman.place.PlaceView;
import org.tallyman.platform.Link;
import org.tallyman.platform.Mark;
import org.tallyman.platform.panel.Panel;

/** Shows on the pages of devices and places what is measured there, worst first, and leads to the charts. */
@ApplicationScoped
class MeasuredPanels implements DevicePanel, PlacePanel {

    private static final int ORDER = 30;
    private static final int ROWS = 12;

    private final Measured measured;
    private final Measurements measurements;
    private final MeasurementLimits limits;

    MeasuredPanels(Measured measured, Measurements measurements, MeasurementLimits limits) {
        this.measured = measured;
        this.measurements = measurements;
        this.limits = limits;
    }

    @Override
    public Optional<Panel> panel(DeviceView device) {
        return panel(
                List.of(device),
                Link.to("/measurements")
                        .with("device", Long.toString(device.id().value())),
                "What it measures");
    }

    @Override
    public Optional<Panel> panel(PlaceView place) {
        return place.kind() == PlaceKind.SITE
                ? Optional.empty()
                : panel(
                        measured.in(place),
                        Link.to("/measurements")
                                .with("place", Long.toString(place.id().value())),
                        "Measured here");
    }

    private Optional<Panel> panel(List<DeviceView> devices, Link charts, String title) {
        Map<Long, DeviceView> byId =
                devices.stream().collect(Collectors.toMap(device -> device.id().value(), device -> device));
        MeasurementLimits.Known known = limits.known();
        List<MeasuredPanel.Row> rows = measurements.newest(List.copyOf(byId.keySet())).stream()
                .map(newest -> row(newest, byId.get(newest.device()), known, charts, devices.size() > 1))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(MeasuredPanel.Row::mark)
                        .reversed()
                        .thenComparing(MeasuredPanel.Row::quantity)
                        .thenComparing(MeasuredPanel.Row::by))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Panel(
                        title,
                        ORDER,
                        new MeasuredPanel(
                                rows.subList(0, Math.min(ROWS, rows.size())),
                                charts.toString(),
                                Math.max(0, rows.size() - ROWS))));
    }

    private static Optional<MeasuredPanel.Row> row(
            Measurements.Newest newest,
            @Nullable DeviceView device,
            MeasurementLimits.Known known,
            Link charts,
            boolean several) {
        if (device == null) {
            return Optional.empty();
        }
        Value value = newest.value();
        Optional<Limits> held = known.of(device, value.quantity());
        boolean outside = held.map(each -> !each.hold(value.value())).orElse(false);
        String sensor = value.sensor().isEmpty() ? "" : "sensor " + value.sensor();
        String by = several ? device.name() + (sensor.isEmpty() ? "" : ", " + sensor) : sensor;
        return Optional.of(new MeasuredPanel.Row(
                Quantities.title(value.quantity()),
                charts.with("quantity", value.quantity()).toString(),
                by,
                Quantities.words(value.value(), value.unit()),
                held.map(each -> each.words(value.unit())).orElse(""),
                outside ? Mark.ALARM : Mark.NORMAL,
                value.at()));
    }
}
