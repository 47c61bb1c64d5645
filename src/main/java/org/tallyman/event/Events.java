package org.tallyman.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.SiteScope;

/** Looks events up for pages and the API. */
@ApplicationScoped
public class Events {

    public static final int PAGE_MAX = 200;

    private static final int CORRECTED_MAX = 20;

    private final DataSource database;

    Events(DataSource database) {
        this.database = database;
    }

    /** One page of events, latest first. */
    public record Page(List<EventRecord> events, @Nullable EventCursor next) {}

    /**
     * Events that pass the filter, from {@code after} back in time.
     *
     * @param sites where they happened
     * @param after where the page before ended, or {@link EventCursor#START}
     * @param limit 1 to {@link #PAGE_MAX}
     */
    public Page page(EventFilter filter, SiteScope sites, EventCursor after, int limit) {
        if (limit < 1 || limit > PAGE_MAX) {
            throw new IllegalArgumentException("limit must be 1 to " + PAGE_MAX + ", was " + limit);
        }
        try (Connection connection = database.getConnection()) {
            List<EventRecord> events = new EventSearch(filter, sites, after, limit + 1).run(connection);
            if (events.size() <= limit) {
                return new Page(events, null);
            }
            EventRecord last = events.get(limit - 1);
            return new Page(events.subList(0, limit), new EventCursor(last.time(), last.id()));
        } catch (SQLException e) {
            throw new IllegalStateException("events could not be read", e);
        }
    }

    /** The event, with its record time and its error declaration if it was retracted, if it happened at these sites. */
    Optional<EventRecord> find(UUID id, SiteScope sites) {
        SiteLimit limited = SiteLimit.of(sites);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select " + EventRows.COLUMNS + " from event e where e.id = ?" + limited.sql())) {
            select.setObject(1, id);
            for (int at = 0; at < limited.values().size(); at++) {
                EventRows.bind(select, at + 2, limited.values().get(at));
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(EventRows.read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("event " + id + " could not be read", e);
        }
    }

    /** Retracted events that name this one as what is right instead, at most 20. */
    List<UUID> correctedBy(UUID event) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id from event where corrective @> array[?::uuid] order by id limit " + CORRECTED_MAX)) {
            select.setObject(1, event);
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException("events corrected by " + event + " could not be read", e);
        }
    }
}
