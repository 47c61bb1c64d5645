package org.tallyman.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** What happens when, in the time of the story. One thread runs it, strictly in the order of time. */
final class Agenda {

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    private final Consumer<String> complaints;
    private long numbers;

    /** Tells {@code complaints} what did not work; the story goes on. */
    Agenda(Consumer<String> complaints) {
        this.complaints = complaints;
    }

    private record Entry(Instant at, long number, Consumer<Instant> task) {}

    void at(Instant when, Consumer<Instant> task) {
        entries.add(new Entry(when, numbers++, task));
    }

    void every(Duration pause, Instant first, Consumer<Instant> task) {
        at(first, now -> {
            every(pause, now.plus(pause), task);
            task.accept(now);
        });
    }

    /** Runs all that is due until then; stops early when the thread is interrupted. */
    void runUntil(Instant end) {
        while (!Thread.currentThread().isInterrupted()) {
            Entry next = entries.peek();
            if (next == null || next.at().isAfter(end)) {
                return;
            }
            entries.remove(next);
            try {
                next.task().accept(next.at());
            } catch (DemoException e) {
                complaints.accept(e.getMessage());
            }
        }
    }
}
