package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.tallyman.platform.Finder;

/** Finds shipments that the caller may see by their reference or part of it, and by the things that they expect or took. */
@ApplicationScoped
class ShipmentFinder implements Finder {

    private final ShipmentQueries queries;
    private final ShipmentAccess access;

    ShipmentFinder(ShipmentQueries queries, ShipmentAccess access) {
        this.queries = queries;
        this.access = access;
    }

    @Override
    public List<Found> find(String word, int limit) {
        ShipmentQueries.Filter filter = new ShipmentQueries.Filter(null, null, null, word, access.visible(), null);
        return queries.list(filter, Long.MAX_VALUE, limit).stream()
                .map(ShipmentFinder::found)
                .toList();
    }

    @Override
    public List<Found> bearing(String code, Optional<String> item, int limit) {
        return queries.bearing(code, item.orElse(""), limit).stream()
                .filter(access::maySee)
                .map(ShipmentFinder::found)
                .toList();
    }

    private static Found found(Shipment shipment) {
        return new Found(
                "Shipment",
                shipment.reference(),
                ShipmentViews.word(shipment.direction()),
                "/shipments/" + shipment.reference());
    }
}
