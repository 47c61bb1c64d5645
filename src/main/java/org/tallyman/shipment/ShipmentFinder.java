package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.tallyman.platform.Finder;

/** Finds shipments that the caller may see by part of their reference. */
@ApplicationScoped
class ShipmentFinder implements Finder {

    private final ShipmentStore store;
    private final ShipmentAccess access;

    ShipmentFinder(ShipmentStore store, ShipmentAccess access) {
        this.store = store;
        this.access = access;
    }

    @Override
    public List<Found> find(String word, int limit) {
        ShipmentStore.Filter filter = new ShipmentStore.Filter(null, null, null, word, access.visible());
        return store.list(filter, Long.MAX_VALUE, limit).stream()
                .map(shipment -> new Found(
                        "Shipment",
                        shipment.reference(),
                        ShipmentViews.word(shipment.direction()),
                        "/shipments/" + shipment.reference()))
                .toList();
    }
}
