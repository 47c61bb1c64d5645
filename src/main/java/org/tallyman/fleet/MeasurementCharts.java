package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tallyman.device.DeviceView;
import org.tallyman.platform.Mark;
import org.tallyman.platform.Times;
import org.tallyman.platform.Units;
import org.tallyman.platform.svg.TimeChart;

/** The charts of a page of measurements: one for each sensor. */
@ApplicationScoped
class MeasurementCharts {

    /** Points of a chart: about one for every four of its width. */
    private static final int PARTS = 240;

    private final Measurements measurements;
    private final Stopped stopped;
    private final Times times;

    MeasurementCharts(Measurements measurements, Stopped stopped, Times times) {
        this.measurements = measurements;
        this.stopped = stopped;
        this.times = times;
    }

    /** Those of the sensors whose newest values these are, in the same order, until now. */
    List<MeasurementsPage.Series> of(
            MeasurementsView view, List<Measurements.Newest> shown, KnownLimits known, Instant now) {
        Instant from = now.minus(view.range().span());
        List<Long> ids =
                shown.stream().map(Measurements.Newest::device).distinct().toList();
        Map<Measurements.Series, List<TimeChart.Span>> spans =
                measurements.spans(ids, view.quantity(), from, now, PARTS);
        Stopped.Found quiet = stopped.among(shown);
        ZoneId zone = times.zone();
        List<MeasurementsPage.Series> series = new ArrayList<>();
        for (Measurements.Newest newest : shown) {
            DeviceView device = view.subject().devices().stream()
                    .filter(each -> each.id().value() == newest.device())
                    .findFirst()
                    .orElseThrow();
            series.add(chart(
                    view,
                    device,
                    newest.value(),
                    known,
                    quiet.has(newest),
                    spans.getOrDefault(
                            new Measurements.Series(
                                    newest.device(), newest.value().sensor()),
                            List.of()),
                    new Window(from, now, zone)));
        }
        return series;
    }

    private record Window(Instant from, Instant to, ZoneId zone) {}

    private static MeasurementsPage.Series chart(
            MeasurementsView view,
            DeviceView device,
            Value newest,
            KnownLimits known,
            boolean quiet,
            List<TimeChart.Span> spans,
            Window window) {
        String unit = Units.words(newest.unit());
        Limits held = known.of(device, newest).orElse(null);
        boolean outside = held != null && !held.hold(newest.value());
        String name = view.subject().place() == null ? "" : device.name();
        String sensor = newest.sensor().isEmpty() ? "" : "Sensor " + newest.sensor();
        String title = name.isEmpty() || sensor.isEmpty() ? name + sensor : name + ", " + sensor;
        return new MeasurementsPage.Series(
                title.isEmpty() ? Quantities.title(view.quantity()) : title,
                view.subject().place() == null ? "" : "/devices/" + device.id().value(),
                newest.words(),
                held == null ? "" : held.words(),
                outside ? Mark.ALARM : quiet ? Mark.UNKNOWN : Mark.NORMAL,
                quiet,
                newest.at(),
                TimeChart.of(
                        new TimeChart.Options(
                                Quantities.title(view.quantity()) + (unit.isEmpty() ? "" : ", " + unit),
                                window.from(),
                                window.to(),
                                window.zone(),
                                known.over(device, view.quantity(), newest.unit(), window.from(), window.to()),
                                gap(spans, view.range().span())),
                        spans));
    }

    /** Four times as long as usual between two readings, and never finer than the chart. */
    static Duration gap(List<TimeChart.Span> spans, Duration whole) {
        Duration part = whole.dividedBy(PARTS);
        long[] usual = new long[Math.max(0, spans.size() - 1)];
        for (int i = 0; i + 1 < spans.size(); i++) {
            TimeChart.Span span = spans.get(i);
            usual[i] = Duration.between(span.first(), spans.get(i + 1).first()).toMillis() / span.readings();
        }
        Arrays.sort(usual);
        long middleMs = usual.length == 0 ? 0 : usual[usual.length / 2];
        return Duration.ofMillis(Math.max(4 * middleMs, 2 * part.toMillis()));
    }
}
