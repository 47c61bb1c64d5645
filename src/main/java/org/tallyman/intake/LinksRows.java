package org.tallyman.intake;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.ident.DeviceId;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Times;

/** The rows of the page of all lines, with what only those on one page need. */
@ApplicationScoped
class LinksRows {

    private static final Duration STRIP = Duration.ofDays(1);

    private final LineHistoryReader histories;
    private final QuarantineRows quarantine;
    private final List<LinkVitals> vitals;
    private final Devices devices;
    private final ReadPoints readPoints;
    private final Times times;

    LinksRows(
            LineHistoryReader histories,
            QuarantineRows quarantine,
            @All List<LinkVitals> vitals,
            Devices devices,
            ReadPoints readPoints,
            Times times) {
        this.histories = histories;
        this.quarantine = quarantine;
        this.vitals = vitals;
        this.devices = devices;
        this.readPoints = readPoints;
        this.times = times;
    }

    List<LinksPage.Row> of(List<HealthRow> shown, Instant now) {
        List<DeviceView> listed = shown.stream().map(HealthRow::device).toList();
        List<Long> ids = listed.stream().map(device -> device.id().value()).toList();
        Map<Long, Long> open = quarantine.open(ids);
        Map<DeviceId, LinkVitals.Vitals> known = new HashMap<>();
        vitals.forEach(source -> known.putAll(source.of(listed)));
        Map<Long, LineHistory> lately = histories.of(ids, now.minus(STRIP), now);
        ZoneId zone = times.zone();
        List<LinksPage.Row> rows = new ArrayList<>();
        for (HealthRow row : shown) {
            DeviceView device = row.device();
            long id = device.id().value();
            DeviceId gateway = device.gateway();
            rows.add(new LinksPage.Row(
                    row,
                    place(device),
                    gateway == null
                            ? Optional.empty()
                            : devices.byId(gateway.value()).map(DeviceView::name),
                    open.getOrDefault(id, 0L),
                    known.getOrDefault(device.id(), LinkVitals.Vitals.NONE),
                    LineStrip.of(
                            lately.getOrDefault(id, LineHistory.of(List.of(), List.of(), now.minus(STRIP), now)),
                            zone,
                            now)));
        }
        return rows;
    }

    private String place(DeviceView device) {
        return readPoints.snapshot().place(device.place()).map(PlaceView::name).orElse("");
    }
}
