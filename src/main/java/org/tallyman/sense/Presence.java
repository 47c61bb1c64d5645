package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** When and how well things were seen last, exact to the read as long as messages are kept. Whether one is lost is for the asker to say, who knows the time. */
@ApplicationScoped
public class Presence {

    private static final String NEWEST = """
            select t.item, c.last_ms, c.read_point_id, c.reads, c.rssi_best
            from unnest(?::text[]) as wanted (item)
            join tag t on t.item = wanted.item
            cross join lateral (
                (select 1 as choice, last_ms, read_point_id, reads, rssi_best from cell
                where tag_id = t.id order by start_ms desc, read_point_id desc limit 1)
                union all
                (select 2, greatest(t.last_ms, v.at_ms), v.read_point_id, 0, %d from visit v
                where v.tag_id = t.id order by v.at_ms desc limit 1)
                order by choice limit 1) as c""".formatted(Cell.NO_RSSI);

    private final DataSource database;

    Presence(DataSource database) {
        this.database = database;
    }

    /**
     * The newest cell of a thing. Once its cells are let go it is what its newest visit says, exact to some ten seconds.
     *
     * @param reads how many reads in that quantum of a second or so; 0 when that is not known any more
     * @param rssiCdbm the strongest of them, in hundredths of dBm; empty when the reader does not tell
     */
    public record LastSeen(Instant at, long readPoint, int reads, OptionalInt rssiCdbm) {}

    /** By item; those never seen are absent. */
    public Map<String, LastSeen> lastSeen(Collection<String> items) {
        Map<String, LastSeen> seen = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(NEWEST)) {
            query.setArray(1, connection.createArrayOf("text", items.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    int rssi = row.getInt(5);
                    seen.put(
                            row.getString(1),
                            new LastSeen(
                                    Instant.ofEpochMilli(row.getLong(2)),
                                    row.getLong(3),
                                    row.getInt(4),
                                    rssi == Cell.NO_RSSI ? OptionalInt.empty() : OptionalInt.of(rssi)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cells could not be read", e);
        }
        return seen;
    }
}
