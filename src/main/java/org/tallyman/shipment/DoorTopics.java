package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.TopicPermit;

/** Who may see a door may hear of what passes it. */
@ApplicationScoped
class DoorTopics implements TopicPermit {

    private final ReadPoints readPoints;
    private final ShipmentAccess access;

    DoorTopics(ReadPoints readPoints, ShipmentAccess access) {
        this.readPoints = readPoints;
        this.access = access;
    }

    @Override
    public String prefix() {
        return ShipmentFeed.DOOR;
    }

    @Override
    public boolean allows(long id) {
        return readPoints.snapshot().place(id).filter(access::maySee).isPresent();
    }
}
