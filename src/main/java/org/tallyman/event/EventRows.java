package org.tallyman.event;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallyman.epcis.Action;
import org.tallyman.epcis.Cbv;
import org.tallyman.epcis.EpcisEvent;
import org.tallyman.epcis.EpcisTime;
import org.tallyman.epcis.ErrorDeclaration;
import org.tallyman.epcis.EventHead;
import org.tallyman.epcis.Fault;
import org.tallyman.epcis.Json;
import org.tallyman.epcis.Reading;
import org.tallyman.epcis.json.EpcisJson;

/** The table of events: whole batches in, rows out. */
final class EventRows {

    static final String COLUMNS = """
            e.id, e.record_time, e.body, e.read_point_id, e.place_id, e.source_message, e.source_element,
            e.error_declared_at, e.error_reason, e.corrective""";

    /** Times go as microseconds since 1970, which has no textual form to get wrong; 0 stands for none in numbers. */
    private static final String INSERT = """
            insert into event (id, event_time, type, action, biz_step, disposition, body, read_point_id, place_id,
                               source_message, source_element, site_id)
            select new.id, timestamptz 'epoch' + micros * interval '1 microsecond', type, action, biz_step, disposition,
                   body::jsonb, nullif(read_point, 0), nullif(place, 0), nullif(message, 0),
                   case when message > 0 then element end, at.site_id
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                        ?::bigint[], ?::bigint[], ?::int[])
                as new (id, micros, type, action, biz_step, disposition, body, read_point, place, message, element)
            left join read_point p on p.id = new.read_point
            left join place at on at.id = case when new.place > 0 then new.place else p.place_id end
            on conflict (id) do update set error_declared_at = null, error_reason = null, corrective = null
                where event.error_declared_at is not null
            returning id""";

    private static final String DECLARE = """
            update event
            set error_declared_at = timestamptz 'epoch' + micros * interval '1 microsecond',
                error_reason = reason,
                corrective = string_to_array(nullif(new.corrective, ''), ',')::uuid[]
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[]) as new (id, micros, reason, corrective)
            where event.id = new.id""";

    private EventRows() {}

    /** The ids that hold from now on and did not before. */
    static Set<UUID> insert(Collection<EventRecord> events, Connection connection) throws SQLException {
        EventRecord[] rows = events.toArray(EventRecord[]::new);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(
                    1,
                    uuids(connection, Arrays.stream(rows).map(EventRecord::id).toArray(UUID[]::new)));
            insert.setObject(
                    2, Arrays.stream(rows).mapToLong(row -> micros(row.time())).toArray());
            insert.setArray(3, texts(connection, rows, row -> row.event().type().word()));
            insert.setArray(4, texts(connection, rows, row -> word(row.event().action())));
            insert.setArray(
                    5, texts(connection, rows, row -> word(row.event().context().bizStep())));
            insert.setArray(
                    6, texts(connection, rows, row -> word(row.event().context().disposition())));
            insert.setArray(7, texts(connection, rows, EventRows::body));
            insert.setObject(
                    8, Arrays.stream(rows).mapToLong(EventRecord::readPoint).toArray());
            insert.setObject(
                    9, Arrays.stream(rows).mapToLong(EventRecord::place).toArray());
            insert.setObject(
                    10,
                    Arrays.stream(rows).mapToLong(EventRecord::sourceMessage).toArray());
            insert.setObject(
                    11, Arrays.stream(rows).mapToInt(EventRecord::sourceElement).toArray());
            Set<UUID> taken = new HashSet<>();
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    taken.add(row.getObject(1, UUID.class));
                }
            }
            return taken;
        }
    }

    /** The events, locked in the order of their ids until the transaction ends. */
    static List<EventRecord> lock(Collection<UUID> ids, Connection connection) throws SQLException {
        return select(
                "select " + COLUMNS + " from event e where e.id = any (?) order by e.id for update", ids, connection);
    }

    static List<EventRecord> find(Collection<UUID> ids, Connection connection) throws SQLException {
        return select("select " + COLUMNS + " from event e where e.id = any (?)", ids, connection);
    }

    static void declare(Collection<Retraction> wrong, Connection connection) throws SQLException {
        Retraction[] rows = wrong.toArray(Retraction[]::new);
        try (PreparedStatement update = connection.prepareStatement(DECLARE)) {
            update.setArray(
                    1, uuids(connection, Arrays.stream(rows).map(Retraction::id).toArray(UUID[]::new)));
            update.setObject(
                    2,
                    Arrays.stream(rows)
                            .mapToLong(row -> micros(row.declaredAt()))
                            .toArray());
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "text", Arrays.stream(rows).map(Retraction::reason).toArray(String[]::new)));
            update.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            Arrays.stream(rows)
                                    .map(row -> String.join(
                                            ",",
                                            row.corrective().stream()
                                                    .map(UUID::toString)
                                                    .toList()))
                                    .toArray(String[]::new)));
            update.executeUpdate();
        }
    }

    /** The event of a row with {@link #COLUMNS}. */
    static EventRecord read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        EpcisEvent event = parse(id, row.getString("body"));
        EventHead head = event.head()
                .withRecordTime(EpcisTime.of(instant(row, "record_time")))
                .withErrorDeclaration(declaration(row));
        return new EventRecord(
                id,
                event.withHead(head),
                row.getLong("read_point_id"),
                row.getLong("place_id"),
                row.getLong("source_message"),
                row.getInt("source_element"));
    }

    /** Sets a parameter; an array of ids becomes one of {@code bigint}. */
    static void bind(PreparedStatement statement, int at, Object value) throws SQLException {
        if (value instanceof Long[] ids) {
            statement.setArray(at, statement.getConnection().createArrayOf("bigint", ids));
        } else {
            statement.setObject(at, value);
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    private static List<EventRecord> select(String sql, Collection<UUID> ids, Connection connection)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, uuids(connection, ids.toArray(UUID[]::new)));
            List<EventRecord> events = new ArrayList<>(ids.size());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(read(row));
                }
            }
            return events;
        }
    }

    private static EpcisEvent parse(UUID id, String body) {
        return switch (EpcisJson.readOwn(body.getBytes(StandardCharsets.UTF_8))) {
            case Reading.Read<EpcisEvent>(EpcisEvent event) -> event;
            case Reading.Refused<EpcisEvent>(List<Fault> faults) ->
                throw new IllegalStateException("the stored event " + id + " is no EPCIS event: " + faults);
        };
    }

    private static @Nullable ErrorDeclaration declaration(ResultSet row) throws SQLException {
        if (row.getObject("error_declared_at") == null) {
            return null;
        }
        Array corrective = row.getArray("corrective");
        List<String> ids = corrective == null
                ? List.of()
                : Arrays.stream((UUID[]) corrective.getArray())
                        .map(EventRows::urn)
                        .toList();
        return new ErrorDeclaration(
                EpcisTime.of(instant(row, "error_declared_at")), row.getString("error_reason"), ids, Json.Members.NONE);
    }

    private static String body(EventRecord row) {
        EventHead head = row.event().head().withRecordTime(null);
        if (head.eventId() == null) {
            head = head.withEventId(urn(row.id()));
        }
        return EpcisJson.write(row.event().withHead(head));
    }

    private static String urn(UUID id) {
        return "urn:uuid:" + id;
    }

    private static @Nullable String word(@Nullable Action action) {
        return action == null ? null : action.name();
    }

    private static @Nullable String word(@Nullable String vocabularyValue) {
        return vocabularyValue == null ? null : Cbv.bareWord(vocabularyValue);
    }

    private static Array uuids(Connection connection, UUID[] ids) throws SQLException {
        return connection.createArrayOf("uuid", ids);
    }

    private static Array texts(Connection connection, EventRecord[] rows, Text text) throws SQLException {
        @Nullable String[] values = new @Nullable String[rows.length];
        for (int at = 0; at < rows.length; at++) {
            values[at] = text.of(rows[at]);
        }
        return connection.createArrayOf("text", values);
    }

    private interface Text {
        @Nullable
        String of(EventRecord row);
    }
}
