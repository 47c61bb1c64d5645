package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import org.tallyman.platform.TopicPermit;

/** Who may see a running shipment may hear of the tracker of what carries it. */
@ApplicationScoped
class CarrierTopics implements TopicPermit {

    private final ShipmentStore store;
    private final ShipmentAccess access;

    CarrierTopics(ShipmentStore store, ShipmentAccess access) {
        this.store = store;
        this.access = access;
    }

    @Override
    public String prefix() {
        return "tracker";
    }

    @Override
    public boolean allows(long id) {
        return store.carriedBy(id).stream().anyMatch(access::maySee);
    }
}
