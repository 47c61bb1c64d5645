package org.tallyman.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A tracker on a line of its own: it writes a packet of what is not confirmed, waits for the number of records that are, and goes
 * on from there. When the line breaks it calls again, and cuts what it has on the way into other packets than before.
 */
final class SoakTracker implements SoakDevice {

    static final int RECORDS_MAX = 25;

    private static final int ANSWER_WITHIN_MS = 10_000;
    private static final int SETTLES_MAX = 5;

    private final RunningApp app;
    private final String imei;
    private final TrackerBooks.Account account;
    private final Random random;
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean stopping;

    SoakTracker(RunningApp app, String imei, TrackerBooks.Account account, long seed) {
        this.app = app;
        this.imei = imei;
        this.account = account;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        stopping = false;
        while (!stopping) {
            try (Socket socket = call()) {
                while (!stopping) {
                    report(socket, 1 + random.nextInt(RECORDS_MAX));
                }
            } catch (IOException e) {
                refusals.incrementAndGet();
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
    public void settle() {
        for (int call = 0; account.confirmed() < account.sent(); call++) {
            try (Socket socket = call()) {
                while (account.confirmed() < account.sent()) {
                    report(socket, (int) Math.min(RECORDS_MAX, account.sent() - account.confirmed()));
                }
            } catch (IOException e) {
                if (call == SETTLES_MAX) {
                    throw new IllegalStateException("records of tracker " + imei + " are never confirmed", e);
                }
                rest();
            }
        }
    }

    private Socket call() throws IOException {
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(ANSWER_WITHIN_MS);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), app.trackerPort()), ANSWER_WITHIN_MS);
            socket.getOutputStream().write(TrackerPacket.login(imei));
            if (new DataInputStream(socket.getInputStream()).readByte() != 1) {
                throw new IOException("tracker " + imei + " is not let in");
            }
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void report(Socket socket, int records) throws IOException {
        long from = account.confirmed();
        account.sent(from + records);
        socket.getOutputStream().write(TrackerPacket.of(account.atMs(from), TrackerBooks.STEP_MS, records, true));
        int confirmed = new DataInputStream(socket.getInputStream()).readInt();
        if (confirmed != records) {
            throw new IllegalStateException(confirmed + " records confirmed of " + records);
        }
        account.confirmed(confirmed);
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
