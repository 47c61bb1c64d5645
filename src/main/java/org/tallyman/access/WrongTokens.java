package org.tallyman.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts wrong tokens per address and minute, in memory. Good tokens pass all the same, because many devices may share
 * one address.
 */
@ApplicationScoped
public class WrongTokens {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ADDRESSES_MAX = 10_000;

    private final Clock clock;
    private final AccessConfig config;
    private final Counter strangers;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    WrongTokens(Clock clock, AccessConfig config, MeterRegistry registry) {
        this.clock = clock;
        this.config = config;
        this.strangers = registry.counter("tallyman.access.strangers");
    }

    private record Count(Instant since, int wrong) {}

    /** How long an address has to wait, if it gave too many wrong tokens. */
    Optional<Duration> wait(String address) {
        Count count = counts.get(address);
        if (count == null || count.wrong() < config.wrongTokensPerMinute()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return over(count, now)
                ? Optional.empty()
                : Optional.of(Duration.between(now, count.since().plus(WINDOW)));
    }

    /**
     * How long whoever sends this has to wait, if too many proofs of one device were wrong. They are counted for each device by
     * itself, since a platform sends for many from one address, and nobody but its own may shut it out.
     */
    public Optional<Duration> wait(HttpServerRequest request, String device) {
        return wait(key(request, device));
    }

    /** A proof of this device, or a token for it, was wrong. */
    public void count(HttpServerRequest request, String device) {
        met();
        count(key(request, device));
    }

    private static String key(HttpServerRequest request, String device) {
        return Address.of(request) + " " + device;
    }

    /** One more stranger, whether or not its address is still listened to. */
    void met() {
        strangers.increment();
    }

    void count(String address) {
        Instant now = clock.instant();
        if (counts.size() >= ADDRESSES_MAX) {
            counts.values().removeIf(count -> over(count, now));
        }
        if (counts.size() >= ADDRESSES_MAX) {
            counts.clear();
        }
        counts.merge(
                address,
                new Count(now, 1),
                (old, first) -> over(old, now) ? first : new Count(old.since(), old.wrong() + 1));
    }

    /** A window that begins in the future is over too: the clock was set back. */
    private static boolean over(Count count, Instant now) {
        return now.isBefore(count.since()) || !now.isBefore(count.since().plus(WINDOW));
    }
}
