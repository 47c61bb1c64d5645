package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.fleet.AssetView;
import org.tallyman.fleet.Assets;
import org.tallyman.fleet.PathDrawing;
import org.tallyman.fleet.Position;
import org.tallyman.fleet.Value;
import org.tallyman.platform.TimelinePoint;

/** Shapes shipments into what pages show. */
@ApplicationScoped
class ShipmentViews {

    private final Shipments shipments;
    private final Assets assets;
    private final Things things;
    private final Clock clock;

    ShipmentViews(Shipments shipments, Assets assets, Things things, Clock clock) {
        this.shipments = shipments;
        this.assets = assets;
        this.things = things;
        this.clock = clock;
    }

    ShipmentList.Row row(Shipments.Summary summary) {
        Shipment shipment = summary.shipment();
        Fill fill = summary.fill();
        return new ShipmentList.Row(
                shipment.reference(),
                word(shipment.direction()),
                end(shipment.from()) + " → " + end(shipment.to()),
                placeName(shipment.door()),
                Optional.ofNullable(shipment.plan().atDoor(shipment.direction())),
                summary.state().word(),
                summary.state().mark(fill).toString(),
                (int) fill.read(),
                (int) fill.expected(),
                (int) fill.missing(),
                (int) fill.unexpected(),
                shipment.mayStillFill(),
                shipment.late(clock.instant()),
                summary.asset().map(AssetView::code).orElse(""));
    }

    ShipmentPage.Body body(Shipments.Whole whole) {
        Shipment shipment = whole.shipment();
        Fill fill = whole.fill();
        return new ShipmentPage.Body(
                shipment.reference(),
                word(shipment.direction()),
                end(shipment.from()),
                end(shipment.to()),
                placeName(shipment.door()),
                whole.state().word(),
                whole.state().mark(fill).toString(),
                (int) fill.read(),
                (int) fill.expected(),
                (int) fill.missing(),
                (int) fill.unexpected(),
                shipment.mayStillFill(),
                shipment.late(clock.instant()),
                shipment.openedAt() != null && shipment.closedAt() == null,
                shipment.ended(),
                Milestone.of(shipment, whole.contents()).stream()
                        .map(ShipmentViews::point)
                        .toList(),
                whole.contents().lines().stream().map(this::line).toList(),
                whole.contents().unexpected().stream().map(things::of).toList(),
                whole.contents().reads().reversed().stream()
                        .limit(500)
                        .map(things::of)
                        .toList(),
                whole.asset().map(asset -> where(shipment, asset)));
    }

    DoorPage.Waiting waiting(Shipment shipment) {
        return new DoorPage.Waiting(
                shipment.reference(),
                word(shipment.direction()),
                end(shipment.direction() == Direction.INBOUND ? shipment.from() : shipment.to()),
                Optional.ofNullable(shipment.plan().atDoor(shipment.direction())),
                shipment.late(clock.instant()));
    }

    Things.Thing thing(Fulfilment.Taken taken) {
        return things.of(taken);
    }

    private static TimelinePoint point(Milestone milestone) {
        TimelinePoint.Kind kind = switch (milestone.classifier()) {
            case PLN -> TimelinePoint.Kind.PLANNED;
            case EST -> TimelinePoint.Kind.ESTIMATED;
            case ACT -> TimelinePoint.Kind.ACTUAL;
        };
        return new TimelinePoint(
                capital(milestone.name().word()),
                kind,
                milestone.classifier() == Milestone.Classifier.EST,
                milestone.late(),
                Optional.of(milestone.at()),
                milestone.event() == null ? "" : "/events/" + milestone.event(),
                "");
    }

    private ShipmentPage.LineRow line(Contents.LineFill fill) {
        return switch (fill.line()) {
            case Line.Item(String name) -> {
                Things.Thing thing = things.of(name);
                yield new ShipmentPage.LineRow(
                        Optional.of(thing),
                        "",
                        thing.product(),
                        "",
                        fill.reads().size(),
                        1);
            }
            case Line.Product(String gtin, String lot, int quantity) ->
                new ShipmentPage.LineRow(
                        Optional.empty(),
                        gtin,
                        things.product(gtin),
                        lot,
                        fill.reads().size(),
                        quantity);
        };
    }

    private ShipmentPage.Where where(Shipment shipment, AssetView asset) {
        Position position = asset.position();
        Value temperature = asset.value("temperature");
        Instant end = shipment.wayEndedAt();
        List<Position> path =
                assets.path(asset.id(), shipment.wayBeganAt(), end == null ? clock.instant() : end.plusMillis(1));
        return new ShipmentPage.Where(
                asset.code(),
                Optional.ofNullable(position).map(Position::at),
                position == null ? "" : PathDrawing.words(position),
                Optional.ofNullable(temperature).map(Value::at),
                temperature == null ? "" : temperature.words(),
                PathDrawing.of(path, 320, 160).map(PathDrawing::data));
    }

    String end(Shipment.End end) {
        String place = placeName(end.place());
        String both = place.isEmpty() || end.party().isEmpty() ? place + end.party() : end.party() + ", " + place;
        return both.isEmpty() ? "not said" : both;
    }

    String placeName(@Nullable Long id) {
        ShipmentDocument.PlaceName place = shipments.place(id);
        return place == null ? "" : place.name();
    }

    static String word(Direction direction) {
        return direction == Direction.OUTBOUND ? "outbound" : "inbound";
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
