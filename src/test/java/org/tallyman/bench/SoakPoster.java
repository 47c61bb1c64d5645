package org.tallyman.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Posts one read a message over HTTP and waits for the answer; without a 200 it posts the same again. */
final class SoakPoster implements SoakDevice {

    private static final int OWN_TAGS = 20;

    private final RunningApp app;
    private final BenchSite.Reader reader;
    private final SoakBooks books;
    private final long firstSerial;

    private volatile boolean stopping;
    private final AtomicInteger refusals = new AtomicInteger();
    private @Nullable Reading waiting;
    private long lastMs;
    private long sent;

    /** With tags of its own, from {@code firstSerial} on. */
    SoakPoster(RunningApp app, BenchSite.Reader reader, SoakBooks books, long firstSerial) {
        this.app = app;
        this.reader = reader;
        this.books = books;
        this.firstSerial = firstSerial;
    }

    @Override
    public void run() {
        stopping = false;
        while (!stopping) {
            try (HttpLine line = new HttpLine(app.httpPort(), reader)) {
                while (!stopping) {
                    post(line);
                }
            } catch (IOException e) {
                rest();
            }
        }
    }

    @Override
    public void stop() {
        stopping = true;
    }

    @Override
    public int refusals() {
        return refusals.get();
    }

    @Override
    public void settle() throws IOException {
        try (HttpLine line = new HttpLine(app.httpPort(), reader)) {
            if (waiting != null && !post(line)) {
                throw new IllegalStateException("a message over HTTP is never acknowledged: " + waiting);
            }
        }
    }

    /** True when what waited is acknowledged. */
    private boolean post(HttpLine line) throws IOException {
        Reading reading = waiting;
        if (reading == null) {
            reading = next();
            waiting = reading;
        }
        int status = line.post(reading.json().getBytes(StandardCharsets.US_ASCII));
        switch (status) {
            case 200 -> {
                waiting = null;
                books.acknowledged(reading);
            }
            case 503 -> {
                refusals.incrementAndGet();
                rest();
            }
            default -> throw new IllegalStateException("answered " + status + ", which is neither yes nor later");
        }
        return status == 200;
    }

    private Reading next() {
        lastMs = Math.max(lastMs + 1, System.currentTimeMillis());
        Reading reading = new Reading(firstSerial + sent++ % OWN_TAGS, lastMs);
        books.sent(reading);
        return reading;
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
