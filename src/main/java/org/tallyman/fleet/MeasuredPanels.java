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
    private final Stopped stopped;

    MeasuredPanels(Measured measured, Measurements measurements, MeasurementLimits limits, Stopped stopped) {
        this.measured = measured;
        this.measurements = measurements;
        this.limits = limits;
        this.stopped = stopped;
    }

    @Override
    public Optional<Panel> panel(DeviceView device) {
        return panel(
                new Measured.Standing(List.of(device), 0),
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

    private Optional<Panel> panel(Measured.Standing standing, Link charts, String title) {
        List<DeviceView> devices = standing.devices();
        Map<Long, DeviceView> byId =
                devices.stream().collect(Collectors.toMap(device -> device.id().value(), device -> device));
        KnownLimits known = limits.known();
        List<Measurements.Newest> values = measurements.newest(List.copyOf(byId.keySet()));
        Stopped.Found quiet = stopped.among(values);
        List<MeasuredPanel.Row> rows = values.stream()
                .map(newest ->
                        row(newest, byId.get(newest.device()), known, quiet.has(newest), charts, devices.size() > 1))
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
                                Math.max(0, rows.size() - ROWS),
                                standing.leftOut())));
    }

    private static Optional<MeasuredPanel.Row> row(
            Measurements.Newest newest,
            @Nullable DeviceView device,
            KnownLimits known,
            boolean quiet,
            Link charts,
            boolean several) {
        if (device == null) {
            return Optional.empty();
        }
        Value value = newest.value();
        Optional<Limits> held = known.of(device, value);
        boolean outside = held.map(each -> !each.hold(value.value())).orElse(false);
        String sensor = value.sensor().isEmpty() ? "" : "sensor " + value.sensor();
        String by = several ? device.name() + (sensor.isEmpty() ? "" : ", " + sensor) : sensor;
        return Optional.of(new MeasuredPanel.Row(
                Quantities.title(value.quantity()),
                charts.with("quantity", value.quantity()).toString(),
                by,
                value.words(),
                held.map(Limits::words).orElse(""),
                outside ? Mark.ALARM : quiet ? Mark.UNKNOWN : Mark.NORMAL,
                value.at()));
    }
}
