package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.place.ChosenSite;
import org.tallyman.place.Look;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Link;
import org.tallyman.platform.Mark;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Lists the devices that measure something, where the person looks. */
@ApplicationScoped
class Measuring {

    private static final int VALUES = 4;

    private final DeviceAccess access;
    private final ReadPoints readPoints;
    private final ChosenSite site;
    private final Measurements measurements;
    private final MeasurementLimits limits;
    private final Stopped stopped;

    Measuring(
            DeviceAccess access,
            ReadPoints readPoints,
            ChosenSite site,
            Measurements measurements,
            MeasurementLimits limits,
            Stopped stopped) {
        this.access = access;
        this.readPoints = readPoints;
        this.site = site;
        this.measurements = measurements;
        this.limits = limits;
        this.stopped = stopped;
    }

    /**
     * One page of them, by the order in which they were registered; on a page those that want a look first.
     *
     * @param query part of a name or code
     */
    MeasuringPage page(String query, @Nullable String siteCode, @Nullable String after) {
        Look look = site.look(siteCode);
        Cursor cursor = Cursor.of(after, null);
        Map<Long, DeviceView> wanted = access.visible()
                .filter(device -> device.active() && look.includes(device.site()) && device.matches(query))
                .filter(device -> device.id().value() > cursor.number())
                .collect(Collectors.toMap(device -> device.id().value(), device -> device));
        Page<Long> page = Page.of(
                measurements.measuring(List.copyOf(wanted.keySet()), cursor.limit() + 1),
                cursor.limit(),
                String::valueOf);
        List<MeasuringPage.Row> rows = rows(page.items(), wanted);
        Link here = Link.to("/measurements").with("q", query);
        Link there = here.with("site", look.parameter());
        String next = page.next();
        return new MeasuringPage(
                rows,
                rows.stream()
                        .map(MeasuringPage.Row::mark)
                        .max(Comparator.naturalOrder())
                        .orElse(Mark.NORMAL),
                says(rows, next == null && after == null),
                query,
                look,
                here,
                next == null ? "" : there.with("after", next).toString(),
                after == null ? "" : there.toString());
    }

    private List<MeasuringPage.Row> rows(List<Long> ids, Map<Long, DeviceView> devices) {
        List<Measurements.Newest> newest = measurements.newest(ids);
        Stopped.Found quiet = stopped.among(newest);
        KnownLimits known = limits.known();
        return newest.stream().collect(Collectors.groupingBy(Measurements.Newest::device)).entrySet().stream()
                .flatMap(each -> Optional.ofNullable(devices.get(each.getKey()))
                        .map(device -> row(device, each.getValue(), known, quiet))
                        .stream())
                .sorted(Comparator.comparing(MeasuringPage.Row::mark)
                        .reversed()
                        .thenComparing(MeasuringPage.Row::name)
                        .thenComparing(MeasuringPage.Row::code))
                .toList();
    }

    private MeasuringPage.Row row(
            DeviceView device, List<Measurements.Newest> newest, KnownLimits known, Stopped.Found quiet) {
        long id = device.id().value();
        List<MeasuringPage.Value> values = newest.stream()
                .sorted(Comparator.comparing(
                        each -> Quantities.isOfDevice(each.value().quantity())))
                .map(each -> new MeasuringPage.Value(
                        Quantities.title(each.value().quantity()),
                        each.value().words(),
                        mark(device, each, known, quiet),
                        Link.to("/measurements")
                                .with("device", Long.toString(id))
                                .with("quantity", each.value().quantity())
                                .toString()))
                .sorted(Comparator.comparing(MeasuringPage.Value::mark).reversed())
                .toList();
        Optional<PlaceView> place = Optional.ofNullable(device.place())
                .flatMap(at -> readPoints.snapshot().place(at.value()));
        return new MeasuringPage.Row(
                id,
                device.name(),
                device.code(),
                place.map(each -> each.id().value()).orElse(0L),
                place.map(PlaceView::name).orElse(""),
                values.subList(0, Math.min(VALUES, values.size())),
                Math.max(0, values.size() - VALUES),
                values.getFirst().mark(),
                newest.stream()
                        .map(each -> each.value().at())
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private static Mark mark(DeviceView device, Measurements.Newest newest, KnownLimits known, Stopped.Found quiet) {
        boolean outside = known.of(device, newest.value())
                .map(each -> !each.hold(newest.value().value()))
                .orElse(false);
        return outside ? Mark.ALARM : quiet.has(newest) ? Mark.UNKNOWN : Mark.NORMAL;
    }

    private static String says(List<MeasuringPage.Row> rows, boolean all) {
        long outside = rows.stream().filter(row -> row.mark() == Mark.ALARM).count();
        long quiet = rows.stream().filter(row -> row.mark() == Mark.UNKNOWN).count();
        List<String> amiss = new ArrayList<>();
        if (outside > 0) {
            amiss.add(outside + " of " + rows.size() + " outside their limits");
        }
        if (quiet > 0) {
            amiss.add(quiet + " of " + rows.size() + (quiet == 1 ? " tells" : " tell") + " nothing any more");
        }
        String calm = all ? "Nothing measured needs a look" : "Nothing on this page needs a look";
        return amiss.isEmpty() ? calm : String.join(", ", amiss);
    }
}
