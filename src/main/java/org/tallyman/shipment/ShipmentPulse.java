package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;

/** What is under way, and what of it wants a look. */
@ApplicationScoped
public class ShipmentPulse {

    private static final Duration ENDED = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofHours(2);
    private static final int SHIPMENTS_MAX = 500;

    private final ShipmentQueries queries;
    private final Shipments shipments;
    private final ShipmentViews views;
    private final ReadPoints readPoints;
    private final Clock clock;

    ShipmentPulse(
            ShipmentQueries queries, Shipments shipments, ShipmentViews views, ReadPoints readPoints, Clock clock) {
        this.queries = queries;
        this.shipments = shipments;
        this.views = views;
        this.readPoints = readPoints;
        this.clock = clock;
    }

    /**
     * One shipment.
     *
     * @param sites ids of the sites that it touches; empty when it names none of ours
     * @param running not ended yet; {@code open} at its door now
     * @param soon planned at its door within two hours
     * @param amiss what is wrong with it in words; empty when nothing is
     * @param since when that began, as far as it is known
     */
    public record One(
            String reference,
            String way,
            Set<Long> sites,
            boolean running,
            boolean open,
            boolean late,
            boolean soon,
            String amiss,
            Optional<Instant> since) {}

    /** Running ones and those of the last day, at most 500, newest first. */
    public List<One> current() {
        Instant now = clock.instant();
        return shipments.summaries(queries.current(now.minus(ENDED), SHIPMENTS_MAX)).stream()
                .map(summary -> one(summary, now))
                .toList();
    }

    private One one(Shipments.Summary summary, Instant now) {
        Shipment shipment = summary.shipment();
        boolean open = shipment.openedAt() != null && !shipment.ended();
        boolean late = shipment.late(now);
        Instant planned = shipment.plan().atDoor(shipment.direction());
        boolean soon = !open && !shipment.ended() && planned != null && planned.isBefore(now.plus(SOON));
        return new One(
                shipment.reference(),
                views.end(shipment.from()) + " \u2192 " + views.end(shipment.to()),
                sites(shipment),
                !shipment.ended(),
                open,
                late,
                soon,
                amiss(summary.fill(), shipment, late),
                Optional.ofNullable(late ? shipment.due() : shipment.closedAt()));
    }

    private static String amiss(Fill fill, Shipment shipment, boolean late) {
        String missing = shipment.closedAt() != null && fill.missing() > 0 && fill.items() > 0
                ? fill.missing() + " missing"
                : "";
        String unexpected = fill.unexpected() > 0 ? fill.unexpected() + " unexpected" : "";
        return String.join(
                ", ",
                Stream.of(late ? "late" : "", missing, unexpected)
                        .filter(words -> !words.isEmpty())
                        .toList());
    }

    private Set<Long> sites(Shipment shipment) {
        Set<Long> sites = new LinkedHashSet<>();
        Stream.of(shipment.door(), shipment.from().place(), shipment.to().place())
                .filter(Objects::nonNull)
                .forEach(id -> readPoints
                        .snapshot()
                        .place(Objects.requireNonNull(id))
                        .map(PlaceView::site)
                        .ifPresent(site -> sites.add(site.value())));
        return sites;
    }
}
