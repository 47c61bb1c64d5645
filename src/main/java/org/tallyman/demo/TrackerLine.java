package org.tallyman.demo;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A tracker's line over TCP: it says its IMEI, then sends packets, and has each answered with how many records are kept. */
final class TrackerLine implements Line {

    private static final int PATIENCE_MS = 10_000;
    private static final int TRIES = 50;
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final int WELCOME = 1;

    /** Behind four zeros, the length and the codec. */
    private static final int COUNT_AT = 9;

    private final InetSocketAddress server;
    private final String imei;
    private @Nullable Socket socket;

    TrackerLine(InetSocketAddress server, String imei) {
        this.server = server;
        this.imei = imei;
    }

    /** A packet in hexadecimal digits. */
    @Override
    public void send(String message) throws IOException {
        byte[] packet = HexFormat.of().parseHex(message);
        try {
            Socket open = socket == null ? connect() : socket;
            open.getOutputStream().write(packet);
            int kept = new DataInputStream(open.getInputStream()).readInt();
            if (kept != packet[COUNT_AT]) {
                throw new IOException(kept + " records were acknowledged instead of " + packet[COUNT_AT]);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Socket connect() throws IOException {
        Socket made = reach();
        made.setSoTimeout(PATIENCE_MS);
        socket = made;
        DataOutputStream out = new DataOutputStream(made.getOutputStream());
        out.writeShort(imei.length());
        out.write(imei.getBytes(StandardCharsets.US_ASCII));
        if (made.getInputStream().read() != WELCOME) {
            throw new IOException("the tracker " + imei + " is not let in");
        }
        return made;
    }

    /** The port opens once the first tracker is registered, which may have been a moment ago. */
    private Socket reach() throws IOException {
        for (int i = 1; ; i++) {
            Socket made = new Socket();
            try {
                made.connect(new InetSocketAddress(server.getHostString(), server.getPort()), PATIENCE_MS);
                return made;
            } catch (ConnectException e) {
                made.close();
                if (i == TRIES) {
                    throw e;
                }
            }
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    /** Hangs up; the next message calls again. */
    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is gone either way.
            }
        }
    }
}
