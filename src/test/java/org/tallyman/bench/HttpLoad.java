package org.tallyman.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (System.nanoTime() < end) {
                byte[] body = reads.hundred();
                byte[] head = ("POST /ingest/tallyman HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + reader.token() + "\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                long sent = System.nanoTime();
                out.write(head);
                out.write(body);
                out.flush();
                int status = readAnswer(in);
                if (status != 200) {
                    throw new IOException("answered " + status);
                }
                latencies.add(System.nanoTime() - sent);
                acknowledged.incrementAndGet();
            }
        }
        return null;
    }

    private static int readAnswer(InputStream in) throws IOException {
        String status = line(in);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return Integer.parseInt(status.substring(9, 12));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("connection closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
