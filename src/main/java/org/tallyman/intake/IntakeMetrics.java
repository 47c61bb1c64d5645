package org.tallyman.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counters of the intake; received = kept + duplicates + refused, per dialect. */
@ApplicationScoped
class IntakeMetrics {

    private final MeterRegistry registry;
    private final Timer commit;
    private final Counter duplicates;
    private final Counter elements;
    private final Counter repeated;
    private final Counter rejections;
    private final Map<String, Counter> messages = new ConcurrentHashMap<>();

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.commit = Timer.builder("tallyman.journal.commit")
                .description("Time of one journal transaction, from taking the batch to its commit")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.duplicates = registry.counter("tallyman.intake.duplicate.messages");
        this.elements = registry.counter("tallyman.intake.elements");
        this.repeated = registry.counter("tallyman.intake.repeated.elements");
        this.rejections = registry.counter("tallyman.intake.quarantined.elements");
    }

    void kept(List<Pending> batch, long nanos) {
        commit.record(nanos, TimeUnit.NANOSECONDS);
        for (Pending pending : batch) {
            messages.computeIfAbsent(pending.message().dialect(), this::messageCounter)
                    .increment();
        }
    }

    void answered(Receipt receipt) {
        if (receipt.duplicate()) {
            duplicates.increment();
        }
        elements.increment(receipt.accepted());
        repeated.increment(receipt.repeated());
        rejections.increment(receipt.rejections().size());
    }

    private Counter messageCounter(String dialect) {
        return registry.counter("tallyman.intake.messages", "dialect", dialect);
    }
}
