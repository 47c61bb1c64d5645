package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import org.tallyman.platform.LiveFeed;

/** The topics under which pages hear of shipments: {@code shipments}, {@code shipment-<id>}, {@code door-<place id>}. */
@ApplicationScoped
class ShipmentFeed {

    static final String ALL = "shipments";

    private final LiveFeed feed;

    ShipmentFeed(LiveFeed feed) {
        this.feed = feed;
    }

    void shipment(long id) {
        feed.publish("shipment-" + id);
        feed.publish(ALL);
    }

    void door(long door) {
        feed.publish("door-" + door);
    }
}
