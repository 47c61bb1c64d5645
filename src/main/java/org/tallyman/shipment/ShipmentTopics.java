package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import org.tallyman.platform.TopicPermit;

/** Who may see a shipment may hear of it. */
@ApplicationScoped
class ShipmentTopics implements TopicPermit {

    private final ShipmentStore store;
    private final ShipmentAccess access;

    ShipmentTopics(ShipmentStore store, ShipmentAccess access) {
        this.store = store;
        this.access = access;
    }

    @Override
    public String prefix() {
        return ShipmentFeed.SHIPMENT;
    }

    @Override
    public boolean allows(long id) {
        return store.byId(id).filter(access::maySee).isPresent();
    }
}
