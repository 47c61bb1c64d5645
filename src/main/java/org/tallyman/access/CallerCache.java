package org.tallyman.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.tallyman.platform.AccessChanged;

/**
 * Believes a proven session or token for a few seconds, so that a page does not cost a query for each of its parts.
 * Any change of users, sessions or tokens in this process empties it, when it is made and when it is committed.
 */
@ApplicationScoped
class CallerCache {

    private static final int ENTRIES_MAX = 10_000;

    private final AccessConfig config;
    private final Clock clock;
    private final Event<AccessChanged> changes;
    private final Map<ByteBuffer, Believed> believed = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    CallerCache(AccessConfig config, Clock clock, Event<AccessChanged> changes) {
        this.config = config;
        this.clock = clock;
        this.changes = changes;
    }

    private record Believed(Caller caller, Instant until) {}

    Optional<Caller> get(byte[] hash) {
        return Optional.ofNullable(believed.get(ByteBuffer.wrap(hash)))
                .filter(found -> clock.instant().isBefore(found.until()))
                .map(Believed::caller);
    }

    /** Loads and remembers, unless something was forgotten while it loaded. */
    Optional<Caller> load(byte[] hash, Supplier<Optional<Caller>> loader) {
        long before = generation.get();
        Optional<Caller> caller = loader.get();
        if (caller.isPresent() && generation.get() == before) {
            if (believed.size() >= ENTRIES_MAX) {
                believed.clear();
            }
            ByteBuffer key = ByteBuffer.wrap(hash);
            believed.put(key, new Believed(caller.get(), clock.instant().plus(config.believeFor())));
            if (generation.get() != before) {
                believed.remove(key);
            }
        }
        return caller;
    }

    /** What a user may has changed or ended. */
    void forget(long userId) {
        empty();
        changes.fire(new AccessChanged(identity ->
                identity.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller && caller.userId() == userId));
    }

    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessChanged change) {
        empty();
    }

    private void empty() {
        generation.incrementAndGet();
        believed.clear();
    }
}
