package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import org.tallyman.platform.LiveFeed;

/** The topics under which pages hear of shipments: {@code shipments}, {@code shipment-<id>}, {@code door-<place id>}. */
@ApplicationScoped
class ShipmentFeed {

    static final String ALL = "shipments";
    static final String SHIPMENT = "shipment";
    static final String DOOR = "door";

    private final LiveFeed feed;

    ShipmentFeed(LiveFeed feed) {
        this.feed = feed;
    }

    void shipment(long id) {
        feed.publish(SHIPMENT + "-" + id);
        feed.publish(ALL);
    }

    void door(long door) {
        feed.publish(DOOR + "-" + door);
    }
}
