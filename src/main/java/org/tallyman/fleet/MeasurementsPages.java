package org.tallyman.fleet;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.device.DeviceView;
import org.tallyman.place.PlaceView;
import org.tallyman.platform.Form;
import org.tallyman.platform.Link;
import org.tallyman.platform.Mark;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Times;
import org.tallyman.platform.Violation;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.svg.TimeChart;

/** Measurements as charts, of a device or of a place, and the limits in which they must stay. */
@Path("/measurements")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class MeasurementsPages {

    /** Points of a chart: about one for every four of its width. */
    private static final int PARTS = 240;

    private static final int SERIES_MAX = 12;

    private final Measured measured;
    private final Measurements measurements;
    private final MeasurementLimits limits;
    private final Times times;
    private final Clock clock;

    MeasurementsPages(
            Measured measured, Measurements measurements, MeasurementLimits limits, Times times, Clock clock) {
        this.measured = measured;
        this.measurements = measurements;
        this.limits = limits;
        this.times = times;
        this.clock = clock;
    }

    /** What is looked at. */
    private record View(
            Measured.Subject subject, List<Measurements.Newest> newest, String quantity, MeasurementRange range) {

        List<String> quantities() {
            return newest.stream()
                    .map(each -> each.value().quantity())
                    .distinct()
                    .toList();
        }

        List<Measurements.Newest> ofQuantity() {
            return newest.stream()
                    .filter(each -> each.value().quantity().equals(quantity))
                    .toList();
        }

        Link here() {
            PlaceView place = subject.place();
            Link base = Link.to("/measurements")
                    .with(
                            "place",
                            place == null ? null : Long.toString(place.id().value()))
                    .with(
                            "device",
                            place == null
                                    ? Long.toString(
                                            subject.devices().getFirst().id().value())
                                    : null);
            return base.with("quantity", quantity).with("range", range.code());
        }
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance show(
            @RestQuery @Nullable String device,
            @RestQuery @Nullable Long place,
            @RestQuery @Nullable String quantity,
            @RestQuery @Nullable String range) {
        View view = view(device, place, quantity, range);
        Limits set = limits.known().of(view.subject().owner(), view.quantity()).orElse(null);
        Form form = set == null
                ? Form.EMPTY
                : Form.of(Map.of("low", Limits.plain(set.low()), "high", Limits.plain(set.high())));
        return page(view, form);
    }

    @POST
    @Path("limits")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.CONFIGURE)
    public Response limit(
            @RestQuery @Nullable String device,
            @RestQuery @Nullable Long place,
            @RestQuery @Nullable String quantity,
            @RestQuery @Nullable String range,
            MultivaluedMap<String, String> posted) {
        View view = view(device, place, quantity, range);
        measured.requireConfigure(view.subject());
        Form form = Form.of(posted);
        PlaceView at = view.subject().place();
        String thing = at == null ? view.subject().devices().getFirst().code() : at.code();
        return switch (limits.set(view.subject().owner(), view.quantity(), thing, Fields.of(form.values()))) {
            case Outcome.Done<MeasurementLimits.Owner> done ->
                Response.seeOther(URI.create(view.here().toString())).build();
            case Outcome.Refused<MeasurementLimits.Owner>(Problem problem) ->
                Response.status(problem.status())
                        .entity(page(view, form.refusedFor(violations(problem))))
                        .build();
        };
    }

    private static List<Violation> violations(Problem problem) {
        return problem.violations().isEmpty()
                ? List.of(new Violation("low", "", problem.detail()))
                : problem.violations();
    }

    private View view(
            @Nullable String device, @Nullable Long place, @Nullable String quantity, @Nullable String range) {
        Measured.Subject subject = measured.subject(device, place);
        String span = range == null || range.isEmpty() ? MeasurementRange.HOURS_24.code() : range;
        MeasurementRange chosen = MeasurementRange.of(span)
                .orElseThrow(() -> Problem.invalid("range", span, "is one of 6h, 24h, 7d, 30d")
                        .exception());
        List<Measurements.Newest> newest = measurements.newest(subject.ids());
        List<String> known =
                newest.stream().map(each -> each.value().quantity()).distinct().toList();
        String wanted = quantity == null ? "" : quantity;
        if (!wanted.isEmpty() && !known.contains(wanted)) {
            throw Problem.invalid("quantity", wanted, "is one that is measured there")
                    .exception();
        }
        return new View(subject, newest, wanted.isEmpty() ? usual(known) : wanted, chosen);
    }

    /** Where nobody says which: the one for which most look. */
    private static String usual(List<String> known) {
        return known.contains("temperature") ? "temperature" : known.isEmpty() ? "" : known.getFirst();
    }

    private MeasurementsPage page(View view, Form form) {
        Instant now = clock.instant();
        Link here = view.here();
        List<Measurements.Newest> all = view.ofQuantity();
        List<Measurements.Newest> shown = all.subList(0, Math.min(SERIES_MAX, all.size()));
        List<MeasurementsPage.Series> series = series(view, shown, now);
        long outside = series.stream().filter(each -> each.mark() == Mark.ALARM).count();
        PlaceView place = view.subject().place();
        return new MeasurementsPage(
                view.subject().name(),
                place == null
                        ? "/devices/" + view.subject().devices().getFirst().id().value()
                        : "/places/" + place.id().value(),
                here,
                Quantities.title(view.quantity()),
                outside > 0 ? Mark.ALARM : Mark.NORMAL,
                says(series, outside),
                view.quantities().stream()
                        .map(each -> new MeasurementsPage.Chip(
                                here.with("quantity", each).toString(),
                                Quantities.title(each),
                                each.equals(view.quantity())))
                        .toList(),
                Arrays.stream(MeasurementRange.values())
                        .map(each -> new MeasurementsPage.Chip(
                                here.with("range", each.code()).toString(), each.word(), each == view.range()))
                        .toList(),
                series,
                all.size() - shown.size(),
                new Link("/api/v1/measurements/export", here.parameters())
                        .with("range", null)
                        .with("from", now.minus(view.range().span()).toString())
                        .with("to", now.toString())
                        .toString(),
                form,
                view.subject().mayConfigure() && !view.quantity().isEmpty()
                        ? new Link("/measurements/limits", here.parameters()).toString()
                        : "",
                shown.isEmpty() ? "" : Quantities.unit(shown.getFirst().value().unit()));
    }

    private static String says(List<MeasurementsPage.Series> series, long outside) {
        if (outside > 0) {
            return outside + " of " + series.size() + " outside the limits";
        }
        boolean limited = series.stream().anyMatch(each -> !each.limits().isEmpty());
        return limited ? "Within its limits" : "No limits are set";
    }

    private List<MeasurementsPage.Series> series(View view, List<Measurements.Newest> shown, Instant now) {
        Instant from = now.minus(view.range().span());
        List<Long> ids =
                shown.stream().map(Measurements.Newest::device).distinct().toList();
        Map<Measurements.Series, List<TimeChart.Span>> spans =
                measurements.spans(ids, view.quantity(), from, now, PARTS);
        MeasurementLimits.Known known = limits.known();
        ZoneId zone = times.zone();
        List<MeasurementsPage.Series> series = new ArrayList<>();
        for (Measurements.Newest newest : shown) {
            DeviceView device = view.subject().devices().stream()
                    .filter(each -> each.id().value() == newest.device())
                    .findFirst()
                    .orElseThrow();
            series.add(series(
                    view,
                    device,
                    newest.value(),
                    known.of(device, view.quantity()).orElse(null),
                    spans.getOrDefault(
                            new Measurements.Series(
                                    newest.device(), newest.value().sensor()),
                            List.of()),
                    new Window(from, now, zone)));
        }
        return series;
    }

    private record Window(Instant from, Instant to, ZoneId zone) {}

    private MeasurementsPage.Series series(
            View view,
            DeviceView device,
            Value newest,
            @Nullable Limits held,
            List<TimeChart.Span> spans,
            Window window) {
        String unit = Quantities.unit(newest.unit());
        boolean outside = held != null && !held.hold(newest.value());
        Duration gap = gap(spans, view.range());
        String name = view.subject().place() == null ? "" : device.name();
        String sensor = newest.sensor().isEmpty() ? "" : "Sensor " + newest.sensor();
        String title = name.isEmpty() || sensor.isEmpty() ? name + sensor : name + ", " + sensor;
        return new MeasurementsPage.Series(
                title.isEmpty() ? Quantities.title(view.quantity()) : title,
                view.subject().place() == null ? "" : "/devices/" + device.id().value(),
                Quantities.words(newest.value(), newest.unit()),
                held == null ? "" : held.words(newest.unit()),
                outside ? Mark.ALARM : Mark.NORMAL,
                outside ? "outside its limits" : "",
                Optional.of(newest.at()),
                (int) Math.min(Integer.MAX_VALUE, gap.toSeconds()),
                TimeChart.of(
                        new TimeChart.Options(
                                Quantities.title(view.quantity()) + (unit.isEmpty() ? "" : ", " + unit),
                                window.from(),
                                window.to(),
                                window.zone(),
                                held == null ? null : held.low(),
                                held == null ? null : held.high(),
                                gap),
                        spans));
    }

    /** Four times as long as usual between two readings, and never finer than the chart. */
    private static Duration gap(List<TimeChart.Span> spans, MeasurementRange range) {
        Duration part = range.span().dividedBy(PARTS);
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
