package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.catalog.ProductSnapshot;
import org.tallyman.catalog.ProductView;
import org.tallyman.catalog.Products;
import org.tallyman.fleet.AssetView;
import org.tallyman.fleet.Assets;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.ReadPoints;
import org.tallyman.sense.ItemName;
import org.tallyman.shipment.Fulfilment.Taken;
import org.tallyman.shipment.ShipmentDocument.LineView;
import org.tallyman.shipment.ShipmentDocument.MissingView;
import org.tallyman.shipment.ShipmentDocument.PlaceName;
import org.tallyman.shipment.ShipmentDocument.ReadView;

/** Shipments with everything that follows from events, facts and their asset. */
@ApplicationScoped
class Shipments {

    private final Fulfilment fulfilment;
    private final Assets assets;
    private final ReadPoints readPoints;
    private final Products products;
    private final Clock clock;

    Shipments(Fulfilment fulfilment, Assets assets, ReadPoints readPoints, Products products, Clock clock) {
        this.fulfilment = fulfilment;
        this.assets = assets;
        this.readPoints = readPoints;
        this.products = products;
        this.clock = clock;
    }

    /** One shipment with all that is known of it. */
    record Whole(Shipment shipment, ShipmentState state, Contents contents, Optional<AssetView> asset) {
        Fill fill() {
            return contents.fill();
        }
    }

    /** One of a list. */
    record Summary(Shipment shipment, ShipmentState state, Fill fill, Optional<AssetView> asset) {}

    Whole whole(Shipment shipment) {
        Contents contents = Contents.of(fulfilment.lines(shipment.id()), fulfilment.taken(shipment.id()));
        Optional<AssetView> asset = Optional.ofNullable(shipment.asset()).flatMap(assets::byId);
        ShipmentState state = ShipmentState.of(shipment, contents.fill(), moving(shipment, asset));
        return new Whole(shipment, state, contents, asset.map(carrier -> asItWas(shipment, carrier)));
    }

    /** What carried a shipment that is where it goes to is underway with something else by now. */
    private AssetView asItWas(Shipment shipment, AssetView carrier) {
        Instant end = shipment.wayEndedAt();
        return end == null ? carrier : assets.asOf(carrier, shipment.wayBeganAt(), end);
    }

    List<Summary> summaries(List<Shipment> shipments) {
        Map<Long, Fill> fills =
                fulfilment.fill(shipments.stream().map(Shipment::id).toList());
        Map<Long, AssetView> carriers = assets.byIds(shipments.stream()
                .map(Shipment::asset)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList());
        return shipments.stream()
                .map(shipment -> {
                    Fill fill = fills.getOrDefault(shipment.id(), Fill.NONE);
                    Optional<AssetView> asset =
                            Optional.ofNullable(shipment.asset()).map(carriers::get);
                    return new Summary(
                            shipment, ShipmentState.of(shipment, fill, moving(shipment, asset)), fill, asset);
                })
                .toList();
    }

    /** Whether what carries it told where it is after it left or should have left. */
    private boolean moving(Shipment shipment, Optional<AssetView> asset) {
        Instant left = shipment.direction() == Direction.OUTBOUND
                ? shipment.closedAt()
                : shipment.plan().departureAt();
        return left != null
                && !left.isAfter(clock.instant())
                && asset.map(AssetView::position)
                        .filter(position -> position.at().isAfter(left))
                        .isPresent();
    }

    ShipmentDocument document(Summary summary) {
        return document(summary, null);
    }

    ShipmentDocument document(Whole whole) {
        ProductSnapshot catalog = products.snapshot();
        Contents contents = whole.contents();
        ShipmentDocument.Detail detail = new ShipmentDocument.Detail(
                contents.lines().stream().map(line -> line(line, catalog)).toList(),
                contents.missing().stream().map(line -> missing(line, catalog)).toList(),
                contents.unexpected().stream().map(read -> read(read, catalog)).toList(),
                contents.reads().stream().map(read -> read(read, catalog)).toList(),
                Milestone.of(whole.shipment(), contents),
                whole.asset().map(AssetView::position).orElse(null),
                whole.asset().map(AssetView::values).orElse(null));
        return document(new Summary(whole.shipment(), whole.state(), whole.fill(), whole.asset()), detail);
    }

    private ShipmentDocument document(Summary summary, ShipmentDocument.@Nullable Detail detail) {
        Shipment shipment = summary.shipment();
        return new ShipmentDocument(
                shipment.reference(),
                shipment.direction(),
                summary.state(),
                end(shipment.from()),
                end(shipment.to()),
                place(shipment.door()),
                shipment.plan().loadAt(),
                shipment.plan().departureAt(),
                shipment.plan().arrivalAt(),
                summary.asset().map(AssetView::code).orElse(null),
                shipment.createdAt(),
                shipment.openedAt(),
                shipment.closedAt(),
                shipment.arrivedAt(),
                shipment.cancelledAt(),
                ShipmentDocument.Progress.of(summary.fill()),
                detail);
    }

    private ShipmentDocument.EndView end(Shipment.End end) {
        return new ShipmentDocument.EndView(place(end.place()), end.party().isEmpty() ? null : end.party());
    }

    @Nullable
    PlaceName place(@Nullable Long id) {
        if (id == null) {
            return null;
        }
        PlaceSnapshot places = readPoints.snapshot();
        return places.place(id)
                .map(place -> new PlaceName(id, place.code(), place.name()))
                .orElse(new PlaceName(id, "", ""));
    }

    private static LineView line(Contents.LineFill fill, ProductSnapshot catalog) {
        return switch (fill.line()) {
            case Line.Item(String name) ->
                new LineView(
                        name,
                        null,
                        productName(catalog, name),
                        "",
                        1,
                        fill.reads().size());
            case Line.Product(String gtin, String lot, int quantity) ->
                new LineView(
                        null,
                        gtin,
                        nameOf(catalog, gtin),
                        lot,
                        quantity,
                        fill.reads().size());
        };
    }

    private static MissingView missing(Contents.LineFill fill, ProductSnapshot catalog) {
        LineView line = line(fill, catalog);
        return new MissingView(line.item(), line.gtin(), line.product(), line.lot(), fill.missing());
    }

    private static ReadView read(Taken read, ProductSnapshot catalog) {
        return new ReadView(read.item(), read.gtin(), productName(catalog, read.item()), read.at(), read.event());
    }

    private static @Nullable String productName(ProductSnapshot catalog, String item) {
        return ItemName.gtinOf(item).map(gtin -> nameOf(catalog, gtin)).orElse(null);
    }

    private static @Nullable String nameOf(ProductSnapshot catalog, String gtin) {
        return catalog.byGtin(gtin).map(ProductView::name).orElse(null);
    }
}
