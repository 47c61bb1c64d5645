package org.tallyman.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Posts messages over a few kept-alive connections, each waiting for its answer before the next. */
final class HttpLoad {

    private final int port;
    private final BenchSite.Reader reader;
    private final AtomicLong acknowledged = new AtomicLong();
    private final Latencies latencies = new Latencies();

    HttpLoad(int port, BenchSite.Reader reader) {
        this.port = port;
        this.reader = reader;
    }

    /** Returns how many messages were acknowledged within {@code seconds}. */
    long run(int connections, int seconds) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        TagReads reads = new TagReads();
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(() -> post(reads, end)));
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

    private Void post(TagReads reads, long end) throws IOException {
        try (HttpLine line = new HttpLine(port, reader)) {
            while (System.nanoTime() < end) {
                byte[] body = reads.hundred();
                long sent = System.nanoTime();
                int status = line.post(body);
                if (status != 200) {
                    throw new IOException("answered " + status);
                }
                latencies.add(System.nanoTime() - sent);
                acknowledged.incrementAndGet();
            }
        }
        return null;
    }
}
