package org.tallyman.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;
import org.tallyman.intake.coap.CoapSender;

/** Posts one observation a message over DTLS, confirmable, from senders that each wait for their answer before the next. */
final class CoapLoad {

    private final int port;
    private final BenchSite.Reader reader;
    private final String key;
    private final AtomicLong acknowledged = new AtomicLong();
    private final Latencies latencies = new Latencies();

    CoapLoad(int port, BenchSite.Reader reader, String key) {
        this.port = port;
        this.reader = reader;
        this.key = key;
    }

    /** Waits until the port is open, which it is while a device has a key; one message is kept by that. */
    void awaitOpen(Duration patience) throws InterruptedException, IOException {
        long end = System.nanoTime() + patience.toNanos();
        for (boolean open = false; !open; ) {
            try (CoapSender sender = sender()) {
                post(sender, 0, 0);
                open = true;
            } catch (ConnectorException | IOException e) {
                if (System.nanoTime() > end) {
                    throw new IOException("nobody answers over CoAP", e);
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    private CoapSender sender() {
        return CoapSender.secured(port, reader.code(), key, CipherSuite.TLS_PSK_WITH_AES_128_CCM_8);
    }

    /** Returns how many messages were answered within {@code seconds}, after handshakes. */
    long run(int senders, int seconds) throws Exception {
        List<CoapSender> all = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            for (int i = 0; i < senders; i++) {
                CoapSender sender = sender();
                all.add(sender);
                post(sender, i, 0);
            }
            acknowledged.set(0);
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                int number = i;
                running.add(threads.submit(() -> postUntil(all.get(number), number, end)));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a sender over CoAP ended", e.getCause());
        } finally {
            all.forEach(CoapSender::close);
        }
        return acknowledged.get();
    }

    Latencies latencies() {
        return latencies;
    }

    private Void postUntil(CoapSender sender, int number, long end) throws ConnectorException, IOException {
        for (long count = 1; System.nanoTime() < end; count++) {
            long sent = System.nanoTime();
            post(sender, number, count);
            latencies.add(System.nanoTime() - sent);
        }
        return null;
    }

    private void post(CoapSender sender, int number, long count) throws ConnectorException, IOException {
        byte[] body = TagReads.one(count % TagReads.TAGS, System.currentTimeMillis(), number + 1)
                .getBytes(StandardCharsets.US_ASCII);
        CoapResponse answer = sender.post("/ingest/tallyman", body);
        if (answer == null || answer.getCode() != ResponseCode.CHANGED) {
            throw new IOException("answered " + (answer == null ? "nothing" : answer.getCode()));
        }
        acknowledged.incrementAndGet();
    }
}
