package org.tallyman.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A reader as one would wish it: what was not acknowledged it sends again, over as many connections as that takes. Most
 * messages are of a few tags of its own; now and then comes one that was never seen.
 */
final class SoakPublisher implements SoakDevice {

    /** Messages on the way at most. */
    static final int WINDOW = 50;

    private static final int OWN_TAGS = 20;
    private static final int NEW_TAG_EVERY = 50;
    private static final long NEW_TAGS_FROM = 1_000_000;

    private final RunningApp app;
    private final BenchSite.Reader reader;
    private final SoakBooks books;
    private final int number;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition acknowledged = lock.newCondition();

    /** Sent and not acknowledged, by packet id, oldest first. */
    private final Map<Integer, Reading> waiting = new LinkedHashMap<>();

    private volatile boolean stopping;
    private final AtomicInteger refusals = new AtomicInteger();
    private int lastPacket;
    private long lastMs;
    private long sent;

    SoakPublisher(RunningApp app, BenchSite.Reader reader, SoakBooks books, int number) {
        this.app = app;
        this.reader = reader;
        this.books = books;
        this.number = number;
    }

    @Override
    public void run() {
        stopping = false;
        while (!stopping) {
            try (MqttLine line = new MqttLine(app.mqttPort(), "soak-" + number, reader)) {
                speak(line);
            } catch (IOException e) {
                rest();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            refusals.addAndGet(stopping ? 0 : 1);
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
    public void settle() throws IOException, InterruptedException {
        try (MqttLine line = new MqttLine(app.mqttPort(), "soak-" + number, reader)) {
            Thread listener = Thread.ofVirtual().start(() -> listen(line));
            resend(line);
            awaitAcknowledged(0, listener);
        }
        if (!waiting.isEmpty()) {
            throw new IllegalStateException(
                    waiting.size() + " messages of reader " + number + " are never acknowledged");
        }
    }

    private void speak(MqttLine line) throws IOException, InterruptedException {
        Thread listener = Thread.ofVirtual().start(() -> listen(line));
        try {
            resend(line);
            while (!stopping && listener.isAlive()) {
                if (awaitAcknowledged(WINDOW - 1, listener)) {
                    publishNext(line);
                }
            }
        } catch (IOException e) {
            // The server hears nothing more; what it had said before that is still on the line.
            listener.join();
            throw e;
        }
        awaitAcknowledged(0, listener);
    }

    private void resend(MqttLine line) throws IOException {
        for (Map.Entry<Integer, Reading> entry : snapshot()) {
            line.publishAgain(entry.getKey(), entry.getValue().json());
        }
        line.flush();
    }

    private List<Map.Entry<Integer, Reading>> snapshot() {
        lock.lock();
        try {
            return List.copyOf(waiting.entrySet());
        } finally {
            lock.unlock();
        }
    }

    private void publishNext(MqttLine line) throws IOException {
        lastPacket = lastPacket % 65_535 + 1;
        lastMs = Math.max(lastMs + 1, System.currentTimeMillis());
        long serial = ++sent % NEW_TAG_EVERY == 0
                ? NEW_TAGS_FROM * (number + 1) + sent / NEW_TAG_EVERY
                : (long) number * OWN_TAGS + sent % OWN_TAGS;
        Reading reading = new Reading(serial, lastMs);
        lock.lock();
        try {
            waiting.put(lastPacket, reading);
        } finally {
            lock.unlock();
        }
        books.sent(reading);
        line.publish(lastPacket, reading.json());
        line.flush();
    }

    private void listen(MqttLine line) {
        try {
            while (true) {
                int packet = line.acknowledged();
                lock.lock();
                try {
                    Reading reading = waiting.remove(packet);
                    if (reading == null) {
                        throw new IllegalStateException("packet " + packet + " was acknowledged and not waiting");
                    }
                    books.acknowledged(reading);
                    acknowledged.signal();
                } finally {
                    lock.unlock();
                }
            }
        } catch (IOException e) {
            // The line broke: by the kill, or because all is said.
        }
    }

    /** True once at most so many wait; false when the line is gone or nothing happens for a moment. */
    private boolean awaitAcknowledged(int most, Thread listener) throws InterruptedException {
        lock.lock();
        try {
            while (waiting.size() > most) {
                boolean signalled = acknowledged.await(100, TimeUnit.MILLISECONDS);
                if (!signalled && (!listener.isAlive() || most > 0)) {
                    return false;
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
