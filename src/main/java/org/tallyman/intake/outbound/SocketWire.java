package org.tallyman.intake.outbound;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;

/** A connection over TCP. */
final class SocketWire implements Wire {

    private static final int MOMENT_MS = 500;

    private final Socket socket;

    private SocketWire(Socket socket) {
        this.socket = socket;
    }

    static SocketWire open(URI address, Duration within) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(LinkKind.host(address), address.getPort()), (int) within.toMillis());
            socket.setSoTimeout(MOMENT_MS);
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            return new SocketWire(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public int read(byte[] into) throws IOException {
        try {
            return socket.getInputStream().read(into);
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    @Override
    public void shut() {
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            Log.debugf("A socket could not be closed: %s", e.getMessage());
        }
    }
}
