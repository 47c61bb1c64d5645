package org.tallyman.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Teltonika trackers on sockets of their own, all on one event loop of this process. Each waits for the number of records
 * that the server confirms before it sends more, as trackers do.
 */
final class TrackerFleet implements AutoCloseable {

    /** Loopback addresses to call from, since one address may open only so many connections. */
    private static final int ADDRESSES = 8;

    private static final int LOGIN_ANSWER = 1;
    private static final int CONFIRMATION = 4;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final List<NetClient> clients = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final int port;
    private final AtomicLong confirmed = new AtomicLong();
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private volatile Latencies latencies = new Latencies();

    TrackerFleet(int port, List<String> imeis) {
        this.port = port;
        vertx.exceptionHandler(met -> fault.compareAndSet(null, met));
        for (int i = 0; i < ADDRESSES; i++) {
            clients.add(vertx.createNetClient(
                    new NetClientOptions().setLocalAddress("127.0.1." + (i + 1)).setReconnectAttempts(0)));
        }
        long from = System.currentTimeMillis() - Duration.ofHours(12).toMillis();
        imeis.forEach(imei -> lines.add(new Line(imei, clients.get(lines.size() % ADDRESSES), from)));
    }

    /** Everything on the event loop. */
    private final class Line {
        private final String imei;
        private final NetClient client;
        private long nextMs;
        private @Nullable NetSocket socket;
        private Runnable loggedIn = () -> {};
        private Runnable answered = () -> {};
        private Buffer heard = Buffer.buffer();
        private boolean in;
        private int waitsFor;
        private int calls;
        private long sentAt;

        Line(String imei, NetClient client, long fromMs) {
            this.imei = imei;
            this.client = client;
            this.nextMs = fromMs;
        }

        void connect(Runnable then) {
            loggedIn = then;
            in = false;
            waitsFor = 0;
            heard = Buffer.buffer();
            int call = ++calls;
            client.connect(port, "127.0.0.1").onComplete(made -> {
                if (made.failed()) {
                    // As a tracker does: it tries again.
                    broken.incrementAndGet();
                    vertx.setTimer(1_000, _ -> connect(then));
                    return;
                }
                NetSocket mine = made.result();
                socket = mine;
                mine.handler(bytes -> {
                    if (call == calls) {
                        hear(bytes);
                    }
                });
                mine.closeHandler(_ -> {
                    if (call == calls && !in) {
                        broken.incrementAndGet();
                        vertx.setTimer(1_000, _ -> connect(then));
                    }
                });
                mine.write(Buffer.buffer(TrackerPacket.login(imei)));
            });
        }

        private void hear(Buffer bytes) {
            heard.appendBuffer(bytes);
            if (!in && heard.length() >= LOGIN_ANSWER) {
                heard = heard.getBuffer(LOGIN_ANSWER, heard.length());
                in = true;
                loggedIn.run();
            }
            while (heard.length() >= CONFIRMATION) {
                int records = heard.getInt(0);
                heard = heard.getBuffer(CONFIRMATION, heard.length());
                if (records != waitsFor) {
                    throw new IllegalStateException(records + " records confirmed of " + waitsFor);
                }
                latencies.add(System.nanoTime() - sentAt);
                confirmed.addAndGet(records);
                messages.incrementAndGet();
                waitsFor = 0;
                answered.run();
            }
        }

        boolean isFree() {
            return in && waitsFor == 0;
        }

        void report(int records, boolean withElements, Runnable then) {
            answered = then;
            waitsFor = records;
            sentAt = System.nanoTime();
            NetSocket open = socket;
            if (open != null) {
                open.write(Buffer.buffer(packet(records, withElements)));
            }
        }

        private byte[] packet(int records, boolean withElements) {
            byte[] packet = TrackerPacket.of(nextMs, 1_000, records, withElements);
            nextMs += 1_000L * records;
            return packet;
        }

        void close() {
            NetSocket open = socket;
            socket = null;
            if (open != null) {
                open.close();
            }
        }
    }

    /** Opens all lines at once; returns how long until the last one is let in. */
    Duration connect(Duration patience) throws InterruptedException {
        CountDownLatch in = new CountDownLatch(lines.size());
        long started = System.nanoTime();
        vertx.runOnContext(_ -> lines.forEach(line -> line.connect(in::countDown)));
        await(in, patience, "let in");
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Breaks all lines and opens them again at once; returns how long until each has a record confirmed. */
    Duration storm(Duration patience) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(lines.size());
        long started = System.nanoTime();
        vertx.runOnContext(_ -> lines.forEach(line -> {
            line.close();
            line.connect(() -> line.report(1, true, done::countDown));
        }));
        await(done, patience, "confirmed");
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Each line reports one record every so often, spread evenly. */
    void steady(Duration every, int seconds) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(lines.size());
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            vertx.setTimer(1 + every.toMillis() * i / lines.size(), _ -> steady(line, every, end, done));
        }
        await(done, Duration.ofSeconds(seconds).plus(every.multipliedBy(3)), "confirmed to the end");
    }

    private void steady(Line line, Duration every, long end, CountDownLatch done) {
        if (System.nanoTime() >= end) {
            done.countDown();
            return;
        }
        if (!line.isFree()) {
            throw new IllegalStateException("a record was not confirmed within " + every);
        }
        line.report(1, true, () -> {});
        vertx.setTimer(every.toMillis(), _ -> steady(line, every, end, done));
    }

    /** Some lines send as fast as they are confirmed. */
    void flood(int count, int records, boolean withElements, int seconds) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(count);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        vertx.runOnContext(_ -> lines.subList(0, count).forEach(line -> flood(line, records, withElements, end, done)));
        await(done, Duration.ofSeconds(seconds + 30L), "confirmed to the end");
    }

    private void flood(Line line, int records, boolean withElements, long end, CountDownLatch done) {
        if (System.nanoTime() >= end) {
            done.countDown();
            return;
        }
        line.report(records, withElements, () -> flood(line, records, withElements, end, done));
    }

    private void await(CountDownLatch latch, Duration patience, String what) throws InterruptedException {
        if (!latch.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(
                    latch.getCount() + " lines were not " + what + " within " + patience, fault.get());
        }
    }

    /** Records that the server confirmed. */
    long confirmed() {
        return confirmed.get();
    }

    /** Packets that it confirmed. */
    long messages() {
        return messages.get();
    }

    /** Calls that were not taken at once. */
    long broken() {
        return broken.get();
    }

    /** How long confirmations took since the last time that somebody asked. */
    Latencies latencies() {
        Latencies since = latencies;
        latencies = new Latencies();
        return since;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
