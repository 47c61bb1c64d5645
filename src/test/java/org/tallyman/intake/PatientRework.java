package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;

/** Work that is over only once something was folded since it began. */
@ApplicationScoped
class PatientRework implements Rework {

    private volatile boolean due;
    private final AtomicInteger steps = new AtomicInteger();
    private long began = -1;

    PatientRework() {}

    void begin() {
        due = true;
    }

    boolean isOver() {
        return !due;
    }

    int steps() {
        return steps.get();
    }

    @Override
    public boolean mayBeDue() {
        return due;
    }

    @Override
    public boolean step(KeptFacts kept, Connection connection) {
        began = began < 0 ? kept.position() : began;
        due = kept.position() == began;
        steps.incrementAndGet();
        return due;
    }

    @Override
    public void giveUp() {
        due = false;
    }
}
