package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.event.EventRecord;
import org.tallyman.event.Projection;
import org.tallyman.intake.FoldBatch;
import org.tallyman.intake.ObservationConsumer;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.ReadPoints;

/**
 * Follows events into shipments. It is the last consumer of the fold too, only to learn when what it wrote there is
 * durable, so that pages hear of it then.
 */
@ApplicationScoped
class ShipmentProjection implements Projection, ObservationConsumer {

    private final ReadPoints readPoints;
    private final Passages passages;
    private final ShipmentFeed feed;
    private final Set<Long> changedShipments = ConcurrentHashMap.newKeySet();
    private final Set<Long> changedDoors = ConcurrentHashMap.newKeySet();

    ShipmentProjection(ReadPoints readPoints, Passages passages, ShipmentFeed feed) {
        this.readPoints = readPoints;
        this.passages = passages;
        this.feed = feed;
    }

    /** After stock among the projections, last among the consumers. */
    @Override
    public int order() {
        return 90;
    }

    @Override
    public void apply(List<EventRecord> events, Connection transaction) throws SQLException {
        List<DoorPassage> found = passagesOf(events);
        if (found.isEmpty()) {
            return;
        }
        changedShipments.addAll(passages.add(found, transaction));
        found.forEach(passage -> changedDoors.add(passage.door()));
    }

    @Override
    public void retract(List<EventRecord> events, Connection transaction) throws SQLException {
        Passages.Removed removed =
                passages.remove(events.stream().map(EventRecord::id).toList(), transaction);
        changedShipments.addAll(removed.shipments());
        changedDoors.addAll(removed.doors());
    }

    @Override
    public boolean keepsState() {
        return false;
    }

    @Override
    public void consume(FoldBatch batch, Connection connection) {
        // Observations reach shipments as events.
    }

    @Override
    public void committed() {
        changedShipments.removeIf(shipment -> {
            feed.shipment(shipment);
            return true;
        });
        changedDoors.removeIf(door -> {
            feed.door(door);
            return true;
        });
    }

    @Override
    public void abandoned() {
        changedShipments.clear();
        changedDoors.clear();
    }

    private List<DoorPassage> passagesOf(List<EventRecord> events) {
        PlaceSnapshot places = readPoints.snapshot();
        return events.stream()
                .flatMap(event -> DoorPassage.of(event, places).stream())
                .toList();
    }
}
