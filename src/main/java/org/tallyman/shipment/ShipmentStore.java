package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.sql.Sql;

/** The tables of orders, lines and facts: one shipment by its name, and what changes it. */
@ApplicationScoped
class ShipmentStore {

    private final Sql sql;

    ShipmentStore(Sql sql) {
        this.sql = sql;
    }

    /** What people stated, with its effective time. */
    record Fact(Kind kind, Instant at, String detail, Instant recordedAt) {
        enum Kind {
            OPEN,
            CLOSE,
            ARRIVE,
            CANCEL,
            ASSIGN
        }
    }

    Optional<Shipment> find(String reference) {
        return sql.one(
                "select " + Shipment.COLUMNS + " from shipment s where reference = ?", Shipment::read, reference);
    }

    /** Those of these references that exist. */
    List<Shipment> find(Collection<String> references) {
        return sql.list(
                "select " + Shipment.COLUMNS + " from shipment s where reference = any (?)", Shipment::read, (Object)
                        references.toArray(String[]::new));
    }

    Optional<Shipment> byId(long id) {
        return sql.one("select " + Shipment.COLUMNS + " from shipment s where id = ?", Shipment::read, id);
    }

    /** Locked until the transaction ends. */
    Optional<Shipment> lock(long id) {
        return sql.one("select " + Shipment.COLUMNS + " from shipment s where id = ? for update", Shipment::read, id);
    }

    /** False, with nothing changed, when the reference is in use. */
    boolean insert(CheckedOrder order, Instant createdAt, Instant startsAt) {
        Optional<Long> id = sql.one(
                """
                insert into shipment (reference, direction, from_place_id, from_party, to_place_id, to_party, door_id,
                    planned_load_at, planned_departure_at, planned_arrival_at, asset_id, created_at, starts_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (reference) do nothing returning id""",
                row -> row.getLong(1),
                order.reference(),
                order.direction().name(),
                order.from().place(),
                order.from().party(),
                order.to().place(),
                order.to().party(),
                order.door(),
                order.plan().loadAt(),
                order.plan().departureAt(),
                order.plan().arrivalAt(),
                order.asset(),
                createdAt,
                startsAt);
        id.ifPresent(made -> insertLines(made, order.lines()));
        return id.isPresent();
    }

    private void insertLines(long shipment, List<Line> lines) {
        sql.with(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into shipment_line (shipment_id, item, gtin, lot, quantity) values (?, ?, ?, ?, ?)")) {
                for (Line line : lines) {
                    insert.setLong(1, shipment);
                    switch (line) {
                        case Line.Item(String name) -> {
                            insert.setString(2, name);
                            insert.setNull(3, Types.VARCHAR);
                            insert.setString(4, "");
                        }
                        case Line.Product(String gtin, String lot, int quantity) -> {
                            insert.setNull(2, Types.VARCHAR);
                            insert.setString(3, gtin);
                            insert.setString(4, lot);
                        }
                    }
                    insert.setInt(5, line.quantity());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    /** Appends a fact and lets the shipment's times follow from all of them. */
    void state(long shipment, Fact fact) {
        sql.update(
                "insert into shipment_fact (shipment_id, kind, at, detail, recorded_at) values (?, ?, ?, ?, ?)",
                shipment,
                fact.kind().name(),
                fact.at(),
                fact.detail(),
                fact.recordedAt());
        sql.update("""
                update shipment s
                set opened_at = f.opened_at, arrived_at = f.arrived_at, cancelled_at = f.cancelled_at,
                    closed_at = case when f.reopened is null or f.reopened < f.closed_at then f.closed_at end
                from (
                    select min(at) filter (where kind = 'OPEN') as opened_at,
                           max(at) filter (where kind = 'OPEN') as reopened,
                           max(at) filter (where kind = 'CLOSE') as closed_at,
                           (array_agg(at order by id desc) filter (where kind = 'ARRIVE'))[1] as arrived_at,
                           min(at) filter (where kind = 'CANCEL') as cancelled_at
                    from shipment_fact where shipment_id = ?) f
                where s.id = ?""", shipment, shipment);
    }

    void carry(long shipment, @Nullable Long asset) {
        sql.update("update shipment set asset_id = ? where id = ?", asset, shipment);
    }
}
