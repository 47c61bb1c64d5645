package org.tallyman.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table of which event names which identifier. */
final class EpcRows {

    private static final String INSERT = """
            insert into event_epc (epc, event_time, event_id, roles)
            select epc, timestamptz 'epoch' + micros * interval '1 microsecond', id, roles
            from unnest(?::text[], ?::bigint[], ?::uuid[], ?::text[]) as new (epc, micros, id, roles)
            on conflict do nothing""";

    private EpcRows() {}

    private record Row(String epc, long micros, UUID event, String roles) {}

    static void insert(List<EventRecord> events, Connection connection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (EventRecord event : events) {
            long micros = EventRows.micros(event.time());
            Map<String, String> roles = new HashMap<>();
            for (EpcMention mention : EpcMention.of(event.event())) {
                roles.merge(mention.epc(), mention.role().name(), EpcRows::joined);
            }
            roles.forEach((epc, all) -> rows.add(new Row(epc, micros, event.id(), all)));
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
                            "text", rows.stream().map(Row::roles).toArray()));
            insert.executeUpdate();
        }
    }

    private static String joined(String roles, String role) {
        return List.of(roles.split(",")).contains(role) ? roles : roles + "," + role;
    }
}
