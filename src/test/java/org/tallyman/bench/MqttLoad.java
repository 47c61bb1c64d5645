package org.tallyman.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/** Publishes one observation a message at QoS 1 over many connections, at a given rate or as fast as acks return. */
final class MqttLoad {

    /** Messages that one connection has on the way at most, as a reader's own buffer would allow. */
    private static final int WINDOW = 100;

    private static final int PACKET_IDS = 60_000;

    private final int port;
    private final BenchSite.Reader reader;
    private final AtomicLong acknowledged = new AtomicLong();
    private final Latencies latencies = new Latencies();

    MqttLoad(int port, BenchSite.Reader reader) {
        this.port = port;
        this.reader = reader;
    }

    /** Unlimited rate. */
    static final int FULL_SPEED = 0;

    /** Returns how many messages were acknowledged; {@code perSecond} is over all connections. */
    long run(int connections, int seconds, int perSecond) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long intervalNanos = perSecond == FULL_SPEED ? 0 : 1_000_000_000L * connections / perSecond;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int number = i + 1;
                running.add(threads.submit(() -> publish(number, end, intervalNanos, threads)));
            }
            for (Future<?> future : running) {
                future.get();
            }
        }
        return acknowledged.get();
    }

    Latencies latencies() {
        return latencies;
    }

    private Void publish(int number, long end, long intervalNanos, ExecutorService threads)
            throws IOException, InterruptedException, ExecutionException {
        Semaphore window = new Semaphore(WINDOW);
        AtomicLongArray sentAt = new AtomicLongArray(PACKET_IDS);
        try (MqttLine line = new MqttLine(port, "bench-" + number, reader)) {
            AtomicBoolean done = new AtomicBoolean();
            Future<?> acks = threads.submit(() -> readAcks(line, window, sentAt, done));
            long count = 0;
            long due = System.nanoTime();
            while (System.nanoTime() < end) {
                if (intervalNanos > 0) {
                    due += intervalNanos;
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                if (!window.tryAcquire()) {
                    line.flush();
                    window.acquire();
                }
                int packet = 1 + (int) (count % (PACKET_IDS - 1));
                sentAt.set(packet, intervalNanos > 0 ? due : System.nanoTime());
                // A connection is an antenna that reads tag after tag, more of them than fit in its window: no two
                // reads
                // are the same, even within a millisecond.
                line.publish(packet, TagReads.one(count % TagReads.TAGS, System.currentTimeMillis(), number));
                if (intervalNanos > 0 || window.availablePermits() == 0) {
                    line.flush();
                }
                count++;
            }
            line.flush();
            window.acquire(WINDOW);
            done.set(true);
            line.disconnect();
            acks.get();
        }
        return null;
    }

    private Void readAcks(MqttLine line, Semaphore window, AtomicLongArray sentAt, AtomicBoolean done)
            throws IOException {
        try {
            while (true) {
                int packet = line.acknowledged();
                latencies.add(System.nanoTime() - sentAt.get(packet));
                acknowledged.incrementAndGet();
                window.release();
            }
        } catch (IOException e) {
            if (!done.get()) {
                throw e;
            }
            return null;
        }
    }
}
