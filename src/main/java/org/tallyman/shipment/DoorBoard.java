package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tallyman.fleet.AssetView;
import org.tallyman.place.PlaceView;
import org.tallyman.platform.Mark;

/** All doors at once: what is open at each, how far it is, and what comes next. */
@ApplicationScoped
public class DoorBoard {

    private final DoorQueries queries;
    private final Shipments shipments;
    private final ShipmentViews views;
    private final ShipmentForms forms;
    private final Clock clock;

    DoorBoard(DoorQueries queries, Shipments shipments, ShipmentViews views, ShipmentForms forms, Clock clock) {
        this.queries = queries;
        this.shipments = shipments;
        this.views = views;
        this.forms = forms;
        this.clock = clock;
    }

    /** The doors where the person looks, by their names. */
    public List<DoorTile> tiles() {
        return tiles(forms.doors());
    }

    /** Those of these doors, in this order. */
    List<DoorTile> tiles(List<PlaceView> doors) {
        List<Long> ids = doors.stream().map(door -> door.id().value()).toList();
        Map<Long, Shipments.Summary> open = shipments.summaries(queries.openAt(ids)).stream()
                .collect(Collectors.toMap(summary -> doorOf(summary.shipment()), Function.identity()));
        Map<Long, Shipment> next =
                queries.nextAt(ids).stream().collect(Collectors.toMap(DoorBoard::doorOf, Function.identity()));
        Map<Long, Instant> reads = queries.lastReads(ids);
        return doors.stream()
                .map(door -> {
                    long id = door.id().value();
                    return new DoorTile(
                            id,
                            "/receiving/" + id,
                            forms.doorName(door),
                            Optional.ofNullable(open.get(id)).map(this::load),
                            Optional.ofNullable(next.get(id)).flatMap(this::next),
                            Optional.ofNullable(reads.get(id)));
                })
                .toList();
    }

    private static Long doorOf(Shipment shipment) {
        return Objects.requireNonNull(shipment.door(), "found by its door");
    }

    private DoorTile.Load load(Shipments.Summary summary) {
        Shipment shipment = summary.shipment();
        Fill fill = summary.fill();
        Instant now = clock.instant();
        boolean late = shipment.late(now);
        Mark mark = late ? Mark.ATTENTION : summary.state().mark(fill);
        Instant since = shipment.openedAt() == null ? now : shipment.openedAt();
        return new DoorTile.Load(
                shipment.reference(),
                shipment.direction(),
                party(shipment),
                summary.asset().map(AssetView::code).orElse(""),
                Duration.between(since, now),
                (int) fill.read(),
                (int) fill.expected(),
                (int) fill.missing(),
                (int) fill.unexpected(),
                mark,
                late
                        ? "late"
                        : fill.unexpected() > 0
                                ? fill.unexpected() + " unexpected"
                                : summary.state().word());
    }

    private Optional<DoorTile.Next> next(Shipment shipment) {
        return Optional.ofNullable(shipment.plan().atDoor(shipment.direction()))
                .map(at ->
                        new DoorTile.Next(shipment.reference(), party(shipment), at, shipment.late(clock.instant())));
    }

    private String party(Shipment shipment) {
        return views.end(shipment.direction() == Direction.INBOUND ? shipment.from() : shipment.to());
    }
}
