package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.tallyman.platform.Finder;

/** Finds shipments by part of their reference. */
@ApplicationScoped
class ShipmentFinder implements Finder {

    private final ShipmentStore store;

    ShipmentFinder(ShipmentStore store) {
        this.store = store;
    }

    @Override
    public List<Found> find(String word, int limit) {
        return store.list(new ShipmentStore.Filter(null, null, null, word), Long.MAX_VALUE, limit).stream()
                .map(shipment -> new Found(
                        "Shipment",
                        shipment.reference(),
                        ShipmentViews.word(shipment.direction()),
                        "/shipments/" + shipment.reference()))
                .toList();
    }
}
