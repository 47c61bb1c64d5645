package org.tallyman.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tallyman.event.EpcMention;
import org.tallyman.event.EpcRole;
import org.tallyman.event.EventRecord;
import org.tallyman.event.Projection;

/**
 * Items from events: an item is where the newest event says that holds, names it and names a place. An event without a
 * place says nothing of where a thing is.
 */
@ApplicationScoped
class StockProjection implements Projection {

    private static final Set<EpcRole> PLACED = EnumSet.of(EpcRole.EPC, EpcRole.PARENT, EpcRole.CHILD, EpcRole.OUTPUT);

    private final AtomicBoolean changed = new AtomicBoolean();

    StockProjection() {}

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void apply(List<EventRecord> events, Connection transaction) throws SQLException {
        SortedMap<String, EventRecord> newest = new TreeMap<>();
        for (EventRecord event : events) {
            placed(event).forEach(item -> newest.put(item, event));
        }
        if (!newest.isEmpty()) {
            ItemRows.place(newest, transaction);
            changed.set(true);
        }
    }

    @Override
    public void retract(List<EventRecord> events, Connection transaction) throws SQLException {
        SortedSet<String> items = new TreeSet<>();
        events.forEach(event -> items.addAll(placed(event)));
        if (!items.isEmpty()) {
            ItemRows.forget(items, events.stream().map(EventRecord::id).toArray(UUID[]::new), transaction);
            changed.set(true);
        }
    }

    /** Whether items changed since this was asked last. */
    boolean takeChanged() {
        return changed.getAndSet(false);
    }

    private static List<String> placed(EventRecord event) {
        if (event.place() == 0) {
            return List.of();
        }
        return EpcMention.of(event.event()).stream()
                .filter(mention -> PLACED.contains(mention.role()))
                .map(EpcMention::epc)
                .toList();
    }
}
