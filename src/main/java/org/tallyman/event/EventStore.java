package org.tallyman.event;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** Keeps events, each once, and tells the projections within the caller's transaction. */
@ApplicationScoped
public class EventStore {

    private final DataSource database;
    private final List<Projection> projections;

    EventStore(DataSource database, @All List<Projection> projections) {
        this.database = database;
        this.projections = projections.stream()
                .sorted(Comparator.comparingInt(Projection::order))
                .toList();
    }

    /**
     * Records events. One whose id is known changes nothing, unless it had been retracted: then it holds again, as it was
     * recorded first.
     *
     * @throws IllegalArgumentException for an event with an error declaration: {@link #retract} declares errors
     */
    public void record(List<EventRecord> events, Connection transaction) throws SQLException {
        Map<UUID, EventRecord> given = new TreeMap<>(EventIds.ORDER);
        for (EventRecord event : events) {
            if (event.event().head().errorDeclaration() != null) {
                throw new IllegalArgumentException("event " + event.id() + " comes with an error declaration");
            }
            given.putIfAbsent(event.id(), event);
        }
        if (given.isEmpty()) {
            return;
        }
        Set<UUID> taken = EventRows.insert(given.values(), transaction);
        List<EventRecord> holding = given.values().stream()
                .filter(event -> taken.contains(event.id()))
                .sorted(EventRecord.IN_TIME)
                .toList();
        if (holding.isEmpty()) {
            return;
        }
        EpcRows.insert(holding, transaction);
        for (Projection projection : projections) {
            projection.apply(holding, transaction);
        }
    }

    /**
     * Declares events wrong. For one that is declared already only the declaration changes.
     *
     * @throws IllegalStateException for an id that was never recorded
     */
    public void retract(List<Retraction> wrong, Connection transaction) throws SQLException {
        Map<UUID, Retraction> given = new TreeMap<>(EventIds.ORDER);
        wrong.forEach(retraction -> given.put(retraction.id(), retraction));
        if (given.isEmpty()) {
            return;
        }
        List<EventRecord> stored = EventRows.lock(given.keySet(), transaction);
        if (stored.size() < given.size()) {
            stored.forEach(event -> given.remove(event.id()));
            throw new IllegalStateException("never recorded, so not to be retracted: " + given.keySet());
        }
        EventRows.declare(given.values(), transaction);
        List<EventRecord> held = stored.stream()
                .filter(event -> event.event().head().errorDeclaration() == null)
                .sorted(EventRecord.IN_TIME.reversed())
                .toList();
        if (held.isEmpty()) {
            return;
        }
        for (Projection projection : projections.reversed()) {
            projection.retract(held, transaction);
        }
    }

    /** The event, with its record time, and its error declaration if it was retracted. */
    public Optional<EventRecord> find(UUID id) {
        try (Connection connection = database.getConnection()) {
            return EventRows.find(List.of(id), connection).stream().findFirst();
        } catch (SQLException e) {
            throw new IllegalStateException("event " + id + " could not be read", e);
        }
    }

    /** Those of the events that exist, as {@link #find} gives them. */
    public List<EventRecord> find(Collection<UUID> ids, Connection connection) throws SQLException {
        return EventRows.find(ids, connection);
    }
}
