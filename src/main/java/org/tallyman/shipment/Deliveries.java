package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.tallyman.event.EventStore;
import org.tallyman.event.Retraction;
import org.tallyman.intake.KeptFacts;
import org.tallyman.intake.Rework;
import org.tallyman.platform.sql.Sql;

/**
 * Keeps true which things are delivered: those that an outbound shipment to somebody else took along, by their last
 * passage, once it has arrived. What goes to a place of ours stays in transit until it is seen there. Each delivery is an
 * event of its own; one that turns out wrong is retracted.
 *
 * <p>Done in the fold's thread alone, because people who change shipments must not wait for those who change items while
 * these wait for them.
 */
@ApplicationScoped
class Deliveries implements Rework {

    private static final int ITEMS_PER_STEP = 200;
    private static final long AFTER_BUG_NS = Duration.ofHours(1).toNanos();

    private static final String TAKE =
            "delete from delivery_due where id in (select id from delivery_due order by id limit ?) returning item";

    /** By the tables, not by the view of a shipment's items: a rebuild has tables of its own. */
    private static final String HAPPENED = """
            select last.item, s.reference, s.door_id, s.arrived_at
            from (select distinct on (shipment_id, item) shipment_id, item, direction
                  from door_passage
                  where item = any (?) and shipment_id is not null
                  order by shipment_id, item, at desc, event_id desc) as last
            join shipment s on s.id = last.shipment_id
            where last.direction = 'OUTWARD' and s.direction = 'OUTBOUND' and s.to_place_id is null
                and s.arrived_at is not null and s.cancelled_at is null""";

    private static final String RECORDED = """
            select e.id, m.epc
            from event_epc m join event e on e.id = m.event_id
            where m.epc = any (?) and e.biz_step = 'arriving' and e.disposition = 'delivered'
                and e.source_message is null and e.error_declared_at is null""";

    private final DataSource database;
    private final EventStore events;
    private final Clock clock;
    private long restUntil = System.nanoTime();

    Deliveries(DataSource database, EventStore events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean mayBeDue() {
        if (System.nanoTime() - restUntil < 0) {
            return false;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select from delivery_due order by id limit 1");
                ResultSet row = query.executeQuery()) {
            return row.next();
        } catch (SQLException e) {
            // The step meets the same, and the fold knows what to do then.
            return true;
        }
    }

    @Override
    public void giveUp() {
        restUntil = System.nanoTime() + AFTER_BUG_NS;
    }

    @Override
    public boolean step(KeptFacts kept, Connection connection) throws SQLException {
        return settle(connection);
    }

    /** Settles some of what is due; false when nothing was. */
    boolean settle(Connection connection) throws SQLException {
        List<String> due = take(connection);
        if (due.isEmpty()) {
            return false;
        }
        Array items = connection.createArrayOf("text", due.toArray());
        List<Delivery> happened = happened(items, connection);
        Map<UUID, String> wrong = recorded(items, connection);
        happened.forEach(delivery -> wrong.remove(delivery.id()));
        Instant now = clock.instant();
        List<Retraction> retractions = new ArrayList<>();
        wrong.forEach((id, item) -> retractions.add(new Retraction(id, "incorrect_data", ids(happened, item), now)));
        events.retract(retractions, connection);
        events.record(happened.stream().map(Delivery::event).toList(), connection);
        return true;
    }

    private static List<UUID> ids(List<Delivery> deliveries, String item) {
        return deliveries.stream()
                .filter(delivery -> delivery.item().equals(item))
                .map(Delivery::id)
                .toList();
    }

    private static List<String> take(Connection connection) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setInt(1, ITEMS_PER_STEP);
            List<String> items = new ArrayList<>();
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    items.add(row.getString(1));
                }
            }
            return items;
        }
    }

    private static List<Delivery> happened(Array items, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HAPPENED)) {
            query.setArray(1, items);
            List<Delivery> deliveries = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    deliveries.add(new Delivery(
                            row.getString("item"),
                            row.getString("reference"),
                            row.getLong("door_id"),
                            Sql.instant(row, "arrived_at")));
                }
            }
            return deliveries;
        }
    }

    /** The deliveries that hold so far: their events, and what each brought. */
    private static Map<UUID, String> recorded(Array items, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(RECORDED)) {
            query.setArray(1, items);
            Map<UUID, String> recorded = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    recorded.put(row.getObject("id", UUID.class), row.getString("epc"));
                }
            }
            return recorded;
        }
    }
}
