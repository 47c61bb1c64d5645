package org.tallyman.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A projection that notes its calls, for all tests of the one application: ask it by event id. */
@ApplicationScoped
public class EventLog implements Projection {

    private final Map<UUID, List<String>> calls = new ConcurrentHashMap<>();

    @Override
    public int order() {
        return 1000;
    }

    @Override
    public void apply(List<EventRecord> events, Connection transaction) {
        events.forEach(event -> note(event, "apply"));
    }

    @Override
    public void retract(List<EventRecord> events, Connection transaction) {
        events.forEach(event -> note(event, "retract"));
    }

    List<String> of(UUID event) {
        return calls.getOrDefault(event, List.of());
    }

    private void note(EventRecord event, String call) {
        calls.computeIfAbsent(event.id(), id -> new CopyOnWriteArrayList<>()).add(call);
    }
}
