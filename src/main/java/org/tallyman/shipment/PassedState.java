package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.tallyman.platform.rebuild.Comparison;
import org.tallyman.platform.rebuild.DerivedState;

/** Passages and whose they are, and the times of a shipment that follow from what people stated. */
@ApplicationScoped
class PassedState implements DerivedState {

    private final Deliveries deliveries;

    PassedState(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public List<String> tables() {
        return List.of("door_passage", "delivery_due");
    }

    /** That people said of shipments that they arrived was known before there were passages to go with it. */
    @Override
    public void replayCommands(Connection connection) throws SQLException {
        boolean more = true;
        while (more) {
            more = deliveries.settle(connection);
        }
    }

    @Override
    public List<Comparison> comparisons() {
        return List.of(
                Comparison.of("door_passage", """
                        select p.* from {}.door_passage p where not exists (
                            select from {live}.tag old where old.item = p.item and old.first_message < {since})""", ""),
                new Comparison(
                        "shipment",
                        "select id, opened_at, closed_at, arrived_at, cancelled_at from {live}.shipment",
                        """
                        select s.id, f.opened_at,
                               case when f.reopened is null or f.reopened < f.closed_at then f.closed_at end,
                               f.arrived_at, f.cancelled_at
                        from {live}.shipment s left join (
                            select shipment_id,
                                   min(at) filter (where kind = 'OPEN') as opened_at,
                                   max(at) filter (where kind = 'OPEN') as reopened,
                                   max(at) filter (where kind = 'CLOSE') as closed_at,
                                   (array_agg(at order by id desc) filter (where kind = 'ARRIVE'))[1] as arrived_at,
                                   min(at) filter (where kind = 'CANCEL') as cancelled_at
                            from {live}.shipment_fact group by shipment_id) f on f.shipment_id = s.id""",
                        false,
                        "what people ordered: it is no derived state"));
    }
}
