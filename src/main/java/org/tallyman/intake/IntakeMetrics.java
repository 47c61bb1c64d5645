package org.tallyman.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Counters of the intake, per dialect: what was kept, how much of it had come before, and what lies in quarantine. */
@ApplicationScoped
class IntakeMetrics {

    /** Upper bounds of the histogram of waiting times. */
    static final Duration[] BUCKETS = IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private record Counters(
            Counter messages, Counter duplicates, Counter elements, Counter repeated, Counter quarantined) {}

    private final MeterRegistry registry;
    private final Timer commit;
    private final Map<String, Counters> counters = new ConcurrentHashMap<>();

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.commit = Timer.builder("tallyman.journal.commit")
                .description("Time of one journal transaction, from taking the batch to its commit")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    void kept(List<Pending> batch, long nanos) {
        commit.record(nanos, TimeUnit.NANOSECONDS);
        for (Pending pending : batch) {
            of(pending.message().dialect()).messages().increment();
        }
    }

    void answered(String dialect, Receipt receipt) {
        Counters counted = of(dialect);
        if (receipt.duplicate()) {
            counted.duplicates().increment();
        }
        counted.elements().increment(receipt.accepted());
        counted.repeated().increment(receipt.repeated());
        counted.quarantined().increment(receipt.rejections().size());
    }

    private Counters of(String dialect) {
        return counters.computeIfAbsent(
                dialect,
                name -> new Counters(
                        counter("tallyman.intake.messages", name),
                        counter("tallyman.intake.duplicate.messages", name),
                        counter("tallyman.intake.elements", name),
                        counter("tallyman.intake.repeated.elements", name),
                        counter("tallyman.intake.quarantined.elements", name)));
    }

    private Counter counter(String name, String dialect) {
        return registry.counter(name, "dialect", dialect);
    }
}
