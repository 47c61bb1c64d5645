package org.tallyman.intake.line;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.tallyman.dialect.tracker.Checksums;

/** A Teltonika tracker on a socket: what it says and what it hears, byte for byte. */
public final class Tracker implements AutoCloseable {

    private static final int TIMEOUT_MS = 20_000;
    private static final int RECORD = 24 + 6;

    private final Socket socket;
    private final DataInputStream in;

    public Tracker(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    Tracker(Socket connected) throws IOException {
        socket = connected;
        socket.setSoTimeout(TIMEOUT_MS);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Sends its IMEI; the answer is 1 when it may go on. */
    public int login(String imei) throws IOException {
        ByteBuffer login = ByteBuffer.allocate(2 + imei.length());
        login.putShort((short) imei.length()).put(imei.getBytes(StandardCharsets.US_ASCII));
        send(login.array());
        return in.read();
    }

    public void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** The number of records that the server says it has. */
    public int confirmed() throws IOException {
        return in.readInt();
    }

    /** The next bytes, as many as asked for. */
    public byte[] read(int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    /** The next byte; -1 once the server has closed the line. */
    public int read() throws IOException {
        return in.read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A packet of codec 8 with so many records a second apart, each with no inputs, near Rotterdam. */
    public static byte[] packet(Instant first, int records) {
        byte[] data = data(first, records);
        ByteBuffer packet = ByteBuffer.allocate(12 + data.length);
        packet.putInt(0).putInt(data.length).put(data).putInt(Checksums.crc16Arc(data, 0, data.length));
        return packet.array();
    }

    /** The same in a datagram. */
    public static byte[] datagram(String imei, int packet, Instant first, int records) {
        byte[] data = data(first, records);
        ByteBuffer datagram = ByteBuffer.allocate(2 + 2 + 1 + 1 + 2 + imei.length() + data.length);
        datagram.putShort((short) (datagram.capacity() - 2))
                .putShort((short) 0xCAFE)
                .put((byte) 1)
                .put((byte) packet);
        datagram.putShort((short) imei.length())
                .put(imei.getBytes(StandardCharsets.US_ASCII))
                .put(data);
        return datagram.array();
    }

    private static byte[] data(Instant first, int records) {
        ByteBuffer data = ByteBuffer.allocate(3 + records * RECORD);
        data.put((byte) 8).put((byte) records);
        for (int i = 0; i < records; i++) {
            data.putLong(first.plusSeconds(i).toEpochMilli()).put((byte) 0);
            data.putInt(44_777_000 + i).putInt(519_244_000 + i);
            data.putShort((short) 3).putShort((short) 90).put((byte) 9).putShort((short) 42);
            data.put((byte) 0)
                    .put((byte) 0)
                    .put((byte) 0)
                    .put((byte) 0)
                    .put((byte) 0)
                    .put((byte) 0);
        }
        return data.put((byte) records).array();
    }
}
