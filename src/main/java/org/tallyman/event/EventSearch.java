package org.tallyman.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.SiteScope;
import org.tallyman.epcis.Cbv;

/** One page of events, latest first, as SQL with its values. Each single filter has an index in the order of the page. */
final class EventSearch {

    private final String from;
    private final StringBuilder where = new StringBuilder(" where true");
    private final List<Object> values = new ArrayList<>();
    private final String order;

    EventSearch(EventFilter filter, SiteScope sites, EventCursor after, int limit) {
        if (filter.epc() == null) {
            from = "event e";
            order = "e.event_time desc, e.id desc";
            bounds("e.event_time", "e.id", filter, after);
        } else {
            from = "event_epc n join event e on e.id = n.event_id";
            order = "n.event_time desc, n.event_id desc";
            and("n.epc = ?", filter.epc());
            bounds("n.event_time", "n.event_id", filter, after);
        }
        and("e.type = ?", filter.type() == null ? null : filter.type().word());
        and("e.biz_step = ?", filter.bizStep() == null ? null : Cbv.bareWord(filter.bizStep()));
        and("e.disposition = ?", filter.disposition() == null ? null : Cbv.bareWord(filter.disposition()));
        and("e.read_point_id = ?", filter.readPoint() == 0 ? null : filter.readPoint());
        and("e.place_id = ?", filter.place() == 0 ? null : filter.place());
        if (!filter.includeRetracted()) {
            where.append(" and e.error_declared_at is null");
        }
        SiteLimit limited = SiteLimit.of(sites);
        where.append(limited.sql());
        values.addAll(limited.values());
        values.add(limit);
    }

    /** With columns {@link EventRows#COLUMNS}. */
    String sql() {
        return "select " + EventRows.COLUMNS + " from " + from + where + " order by " + order + " limit ?";
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int at = 0; at < values.size(); at++) {
            EventRows.bind(statement, at + 1, values.get(at));
        }
    }

    List<EventRecord> run(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql())) {
            bind(select);
            List<EventRecord> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(EventRows.read(row));
                }
            }
            return events;
        }
    }

    private void bounds(String time, String id, EventFilter filter, EventCursor after) {
        and(time + " >= ?", timestamp(filter.from()));
        and(time + " < ?", timestamp(filter.to()));
        where.append(" and (").append(time).append(", ").append(id).append(") < (?, ?)");
        values.add(EventRows.timestamp(after.time()));
        values.add(after.id());
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : EventRows.timestamp(instant);
    }

    private void and(String condition, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.add(value);
        }
    }
}
