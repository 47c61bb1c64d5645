package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import org.tallyman.platform.TopicPermit;

/** Who may see a running shipment may hear of the tracker of what carries it. */
@ApplicationScoped
class CarrierTopics implements TopicPermit {

    private final ShipmentQueries queries;
    private final ShipmentAccess access;

    CarrierTopics(ShipmentQueries queries, ShipmentAccess access) {
        this.queries = queries;
        this.access = access;
    }

    @Override
    public String prefix() {
        return "tracker";
    }

    @Override
    public boolean allows(long id) {
        return queries.carriedBy(id).stream().anyMatch(access::maySee);
    }
}
