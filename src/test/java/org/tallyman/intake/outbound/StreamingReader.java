package org.tallyman.intake.outbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A reader that serves its event stream over a real socket, and does what the test says on each connection. */
final class StreamingReader implements AutoCloseable {

    /** One request that came in, with the line that answers it. */
    record Call(Socket socket, String requestLine, String authorization) {

        void answer(String statusAndHeaders) throws IOException {
            write("HTTP/1.1 " + statusAndHeaders + "\r\n\r\n");
        }

        /** Begins the endless answer. */
        void stream() throws IOException {
            answer("200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked");
        }

        /** One chunk of the stream. */
        void send(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            OutputStream out = socket.getOutputStream();
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        private void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }

        void hangUp() throws IOException {
            socket.close();
        }

        boolean closedByTheOtherSide() throws IOException {
            socket.setSoTimeout(100);
            try {
                return socket.getInputStream().read() < 0;
            } catch (java.net.SocketTimeoutException e) {
                return false;
            } catch (IOException e) {
                return true;
            }
        }
    }

    private final ServerSocket server;
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    StreamingReader(ServerSocketFactory sockets) throws IOException {
        this.server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int calls() {
        return count.get();
    }

    Call nextCall() throws InterruptedException {
        Call call = calls.poll(15, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("nobody called");
        }
        return call;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> read(socket));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void read(Socket socket) {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String requestLine = in.readLine();
            String authorization = "";
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                if (line.regionMatches(true, 0, "authorization:", 0, 14)) {
                    authorization = line.substring(14).strip();
                }
            }
            count.incrementAndGet();
            calls.add(new Call(socket, String.valueOf(requestLine), authorization));
        } catch (IOException e) {
            // A call that was broken off before it was a call.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Call call : calls) {
            call.hangUp();
        }
    }
}
