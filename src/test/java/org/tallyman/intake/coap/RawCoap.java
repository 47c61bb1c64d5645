package org.tallyman.intake.coap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Datagrams of CoAP written and read by hand (RFC 7252 section 3), to see which leaves when. */
final class RawCoap implements AutoCloseable {

    static final int CON = 0;
    static final int NON = 1;
    static final int ACK = 2;

    private static final int TIMEOUT_MS = 5_000;
    private static final int URI_PATH = 11;
    private static final int URI_QUERY = 15;

    private final DatagramSocket socket;
    private final int port;

    RawCoap(int port) throws IOException {
        this.port = port;
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(TIMEOUT_MS);
    }

    /** What came: the code as in 2.04, which is 0.00 for an empty message. */
    record Datagram(int type, String code, int messageId, byte[] bytes) {}

    /** POST /ingest/&lt;dialect&gt;?token=… with a token of one byte. */
    static byte[] post(int type, int messageId, String dialect, String token, String payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x41 | (type << 4));
        out.write(2);
        out.write(messageId >> 8);
        out.write(messageId);
        out.write(0x77);
        option(out, URI_PATH, "ingest");
        option(out, 0, dialect);
        option(out, URI_QUERY - URI_PATH, "token=" + token);
        out.write(0xFF);
        out.writeBytes(payload.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static void option(ByteArrayOutputStream out, int delta, String text) {
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        if (value.length < 13) {
            out.write((delta << 4) | value.length);
        } else {
            out.write((delta << 4) | 13);
            out.write(value.length - 13);
        }
        out.writeBytes(value);
    }

    void send(byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, InetAddress.getLoopbackAddress(), port));
    }

    Datagram receive() throws IOException {
        return receive(TIMEOUT_MS).orElseThrow(() -> new SocketTimeoutException("no answer"));
    }

    Optional<Datagram> receive(int withinMs) throws IOException {
        socket.setSoTimeout(withinMs);
        DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
        byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        String code = "%d.%02d".formatted((bytes[1] & 0xFF) >> 5, bytes[1] & 0x1F);
        return Optional.of(
                new Datagram((bytes[0] >> 4) & 3, code, ((bytes[2] & 0xFF) << 8) | (bytes[3] & 0xFF), bytes));
    }

    @Override
    public void close() {
        socket.close();
    }
}
