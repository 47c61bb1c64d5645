package org.tallyman.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.tallyman.ident.DeviceId;

/** What links measure: how long a device waits for its acknowledgement, and why it got none. */
@ApplicationScoped
public class LinkMetrics {

    private final MeterRegistry registry;
    private final Refusals refusals;
    private final Map<Key, Timer> acknowledged = new ConcurrentHashMap<>();

    LinkMetrics(MeterRegistry registry, Refusals refusals) {
        this.registry = registry;
        this.refusals = refusals;
    }

    private record Key(String link, String dialect) {}

    /** From the last byte of a message to its acknowledgement. */
    public void acknowledged(String link, String dialect, long nanos) {
        acknowledged.computeIfAbsent(new Key(link, dialect), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Counts a message that was not kept.
     *
     * @param reason a short fixed name, such as {@code too-fast}; never anything that a device chose
     */
    public void refused(String link, String dialect, String reason) {
        registry.counter("tallyman.link.refused", "link", link, "dialect", dialect, "reason", reason)
                .increment();
    }

    /** As {@link #refused(String, String, String)}, of a registered device, on whose page it is told. */
    public void refused(String link, String dialect, String reason, DeviceId device) {
        refused(link, dialect, reason);
        refusals.count(device, reason);
    }

    private Timer timer(Key key) {
        return Timer.builder("tallyman.link.acknowledged")
                .description("Time from the last byte of a message to its acknowledgement")
                .tags("link", key.link(), "dialect", key.dialect())
                .serviceLevelObjectives(IntakeMetrics.BUCKETS)
                .register(registry);
    }
}
