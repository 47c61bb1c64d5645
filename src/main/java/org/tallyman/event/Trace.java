package org.tallyman.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.tallyman.access.SiteScope;
import org.tallyman.epcis.Action;
import org.tallyman.epcis.EventType;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPointView;
import org.tallyman.place.ReadPoints;

/** The history of one item: every event that names it, the retracted ones too, marked. */
@ApplicationScoped
public class Trace {

    private static final String SELECT = """
            select e.id, n.event_time, n.roles, e.type, e.action, e.biz_step, e.disposition, e.read_point_id, e.place_id,
                   e.error_declared_at is not null as retracted, e.source_message, e.source_element
            from event_epc n join event e on e.id = n.event_id
            where n.epc = ? and (n.event_time, n.event_id) < (?, ?)""";

    private static final String ORDER = " order by n.event_time desc, n.event_id desc limit ?";

    private final DataSource database;
    private final ReadPoints readPoints;

    Trace(DataSource database, ReadPoints readPoints) {
        this.database = database;
        this.readPoints = readPoints;
    }

    /**
     * Latest first.
     *
     * @param epc URI of the item or class, in the one form in which it is stored
     * @param sites where it happened
     * @param after {@link TraceLine#cursor} of the last line shown, or {@link EventCursor#START}
     * @param limit 1 to {@link Events#PAGE_MAX}
     */
    public List<TraceLine> of(String epc, SiteScope sites, EventCursor after, int limit) {
        if (limit < 1 || limit > Events.PAGE_MAX) {
            throw new IllegalArgumentException("limit must be 1 to " + Events.PAGE_MAX + ", was " + limit);
        }
        PlaceSnapshot places = readPoints.snapshot();
        SiteLimit limited = SiteLimit.of(sites);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT + limited.sql() + ORDER)) {
            select.setString(1, epc);
            select.setObject(2, EventRows.timestamp(after.time()));
            select.setObject(3, after.id());
            for (int at = 0; at < limited.values().size(); at++) {
                EventRows.bind(select, 4 + at, limited.values().get(at));
            }
            select.setInt(4 + limited.values().size(), limit);
            List<TraceLine> lines = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(line(row, places));
                }
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException("the history of " + epc + " could not be read", e);
        }
    }

    private static TraceLine line(ResultSet row, PlaceSnapshot places) throws SQLException {
        String action = row.getString("action");
        return new TraceLine(
                row.getObject("id", UUID.class),
                EventRows.instant(row, "event_time"),
                EventType.of(row.getString("type")).orElseThrow(),
                action == null ? null : Action.valueOf(action),
                row.getString("biz_step"),
                row.getString("disposition"),
                roles(row.getString("roles")),
                places.find(row.getLong("read_point_id"))
                        .map(ReadPointView::name)
                        .orElse(""),
                places.place(row.getLong("place_id")).map(PlaceView::name).orElse(""),
                row.getBoolean("retracted"),
                row.getLong("source_message"),
                row.getInt("source_element"));
    }

    private static List<EpcRole> roles(String roles) {
        return Arrays.stream(roles.split(",")).map(EpcRole::valueOf).toList();
    }
}
