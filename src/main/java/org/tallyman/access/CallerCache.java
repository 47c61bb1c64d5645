package org.tallyman.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Believes a proven session or token for a few seconds, so that a page does not cost a query for each of its parts.
 * Any change of users, sessions or tokens in this process empties it.
 */
@ApplicationScoped
class CallerCache {

    private static final int ENTRIES_MAX = 10_000;

    private final AccessConfig config;
    private final Clock clock;
    private final Map<ByteBuffer, Believed> believed = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    CallerCache(AccessConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
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

    void forget() {
        generation.incrementAndGet();
        believed.clear();
    }
}
