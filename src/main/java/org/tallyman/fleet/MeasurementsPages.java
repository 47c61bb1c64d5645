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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.place.PlaceView;
import org.tallyman.platform.Form;
import org.tallyman.platform.Link;
import org.tallyman.platform.Mark;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Units;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Measurements as charts, of a device or of a place, and the limits in which they must stay. */
@Path("/measurements")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class MeasurementsPages {

    private static final int SERIES_MAX = 12;

    private final Measured measured;
    private final Measurements measurements;
    private final MeasurementLimits limits;
    private final MeasurementCharts charts;
    private final Measuring measuring;
    private final Clock clock;

    MeasurementsPages(
            Measured measured,
            Measurements measurements,
            MeasurementLimits limits,
            MeasurementCharts charts,
            Measuring measuring,
            Clock clock) {
        this.measured = measured;
        this.measurements = measurements;
        this.limits = limits;
        this.charts = charts;
        this.measuring = measuring;
        this.clock = clock;
    }

    /** Charts of a device or a place; where neither is said, all that measure, to choose from. */
    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance show(
            @RestQuery @Nullable String device,
            @RestQuery @Nullable Long place,
            @RestQuery @Nullable String quantity,
            @RestQuery @Nullable String range,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String site,
            @RestQuery @Nullable String after) {
        if ((device == null || device.isEmpty()) && place == null) {
            return measuring.page(q == null ? "" : q.strip(), site, after);
        }
        MeasurementsView view = view(device, place, quantity, range);
        KnownLimits known = limits.known();
        Limits set = known.of(view.subject().owner(), view.quantity()).orElse(null);
        Form form = set == null
                ? Form.EMPTY
                : Form.of(Map.of("low", Limits.plain(set.low()), "high", Limits.plain(set.high())));
        return page(view, known, form);
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
        MeasurementsView view = view(device, place, quantity, range);
        measured.requireConfigure(view.subject());
        Form form = Form.of(posted);
        Fields fields = Fields.of(form.values());
        KnownLimits known = limits.known();
        return switch (limits.set(
                known,
                new KnownLimits.Key(view.subject().owner(), view.quantity()),
                view.subject().code(),
                Limits.read(fields, "low", "high", unit(view, known)),
                fields)) {
            case Outcome.Done<MeasurementLimits.Owner> done ->
                Response.seeOther(URI.create(view.here().toString())).build();
            case Outcome.Refused<MeasurementLimits.Owner>(Problem problem) ->
                Response.status(problem.status())
                        .entity(page(view, known, form.refusedFor(problem.violationsOr("low"))))
                        .build();
        };
    }

    private static String unit(MeasurementsView view, KnownLimits known) {
        return known.unit(view.subject().owner(), view.quantity(), view.newest());
    }

    private MeasurementsView view(
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
        return new MeasurementsView(subject, newest, wanted.isEmpty() ? usual(known) : wanted, chosen);
    }

    /** Where nobody says which: the one for which most look. */
    private static String usual(List<String> known) {
        return known.contains("temperature") ? "temperature" : known.isEmpty() ? "" : known.getFirst();
    }

    private MeasurementsPage page(MeasurementsView view, KnownLimits known, Form form) {
        Instant now = clock.instant();
        Link here = view.here();
        List<Measurements.Newest> all = view.ofQuantity();
        List<Measurements.Newest> shown = all.subList(0, Math.min(SERIES_MAX, all.size()));
        List<MeasurementsPage.Series> series = charts.of(view, shown, known, now);
        long outside = series.stream().filter(each -> each.mark() == Mark.ALARM).count();
        long quiet = series.stream().filter(MeasurementsPage.Series::quiet).count();
        PlaceView place = view.subject().place();
        int leftOut = view.subject().leftOut();
        return new MeasurementsPage(
                view.subject().name(),
                place == null
                        ? "/devices/" + view.subject().devices().getFirst().id().value()
                        : "/places/" + place.id().value(),
                here,
                view.range().refreshS(),
                Quantities.title(view.quantity()),
                place == null ? "devices" : "places",
                outside > 0 ? Mark.ALARM : quiet > 0 ? Mark.UNKNOWN : Mark.NORMAL,
                says(series, outside, quiet),
                view.offered().stream()
                        .map(each -> new MeasurementsPage.Chip(
                                here.with("quantity", each).toString(),
                                Quantities.title(each),
                                each.equals(view.quantity())))
                        .toList(),
                view.sought(),
                Arrays.stream(MeasurementRange.values())
                        .map(each -> new MeasurementsPage.Chip(
                                here.with("range", each.code()).toString(), each.word(), each == view.range()))
                        .toList(),
                series,
                all.size() - shown.size(),
                leftOut,
                leftOut > 0
                        ? ""
                        : new Link("/api/v1/measurements/export", here.parameters())
                                .with("range", null)
                                .with("from", now.minus(view.range().span()).toString())
                                .with("to", now.toString())
                                .toString(),
                form,
                view.subject().mayConfigure() && !view.quantity().isEmpty()
                        ? new Link("/measurements/limits", here.parameters()).toString()
                        : "",
                Units.words(unit(view, known)));
    }

    private static String says(List<MeasurementsPage.Series> series, long outside, long quiet) {
        List<String> amiss = new ArrayList<>();
        if (outside > 0) {
            amiss.add(outside + " of " + series.size() + " outside the limits");
        }
        if (quiet > 0) {
            amiss.add(quiet + " of " + series.size() + (quiet == 1 ? " tells" : " tell") + " nothing any more");
        }
        if (!amiss.isEmpty()) {
            return String.join(", ", amiss);
        }
        boolean limited = series.stream().anyMatch(each -> !each.limits().isEmpty());
        return limited ? "Within its limits" : "No limits are set";
    }
}
