package org.tallyman.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The table of which event names which identifier. */
final class EpcRows {

    private static final String INSERT = """
            insert into event_epc (epc, event_time, event_id, role)
            select epc, timestamptz 'epoch' + micros * interval '1 microsecond', id, role
            from unnest(?::text[], ?::bigint[], ?::uuid[], ?::text[]) as new (epc, micros, id, role)
            on conflict do nothing""";

    private EpcRows() {}

    private record Row(String epc, long micros, UUID event, EpcRole role) {}

    static void insert(List<EventRecord> events, Connection connection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (EventRecord event : events) {
            long micros = EventRows.micros(event.time());
            for (EpcMention mention : EpcMention.of(event.event())) {
                rows.add(new Row(mention.epc(), micros, event.id(), mention.role()));
            }
        }
        rows.sort(Comparator.comparing(Row::epc));
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(
                    1,
                    connection.createArrayOf("text", rows.stream().map(Row::epc).toArray()));
            insert.setObject(2, rows.stream().mapToLong(Row::micros).toArray());
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", rows.stream().map(Row::event).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "text", rows.stream().map(Row::role).toArray()));
            insert.executeUpdate();
        }
    }
}
