package org.tallyman.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.catalog.ProductView;
import org.tallyman.catalog.Products;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.ReadPointView;
import org.tallyman.place.ReadPoints;
import org.tallyman.sense.Presence;

/** Adds names and the last time of being seen to items. */
@ApplicationScoped
class ItemDocuments {

    private final Products products;
    private final ReadPoints readPoints;
    private final Presence presence;

    ItemDocuments(Products products, ReadPoints readPoints, Presence presence) {
        this.products = products;
        this.readPoints = readPoints;
        this.presence = presence;
    }

    ItemDocument of(Item item) {
        return of(List.of(item)).getFirst();
    }

    List<ItemDocument> of(List<Item> items) {
        Map<String, Presence.LastSeen> seen =
                presence.lastSeen(items.stream().map(Item::item).toList());
        PlaceSnapshot places = readPoints.snapshot();
        return items.stream()
                .map(item -> document(item, places, Optional.ofNullable(seen.get(item.item()))))
                .toList();
    }

    private ItemDocument document(Item item, PlaceSnapshot places, Optional<Presence.LastSeen> seen) {
        return new ItemDocument(
                item.item(),
                item.kind(),
                item.gtin(),
                products.byGtin(item.gtin()).map(ProductView::name),
                item.serial(),
                item.sscc(),
                item.lot(),
                item.expiry(),
                places.place(item.place()).map(PlaceName::of),
                places.find(item.readPoint()).map(ReadPointView::code),
                item.disposition(),
                item.bizStep(),
                item.since(),
                item.event(),
                seen.map(last -> seen(last, places)));
    }

    private static ItemDocument.Seen seen(Presence.LastSeen last, PlaceSnapshot places) {
        Optional<Double> rssi =
                last.rssiCdbm().isPresent() ? Optional.of(last.rssiCdbm().getAsInt() / 100.0) : Optional.empty();
        return new ItemDocument.Seen(
                last.at(), places.find(last.readPoint()).map(ReadPointView::code), last.reads(), rssi);
    }
}
