package org.tallyman.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The few packets of MQTT 3.1.1 that a publisher at QoS 1 needs, with next to no cost of its own: a full client would
 * measure itself.
 */
final class MqttLine implements AutoCloseable {

    private final Socket socket;
    private final DataOutputStream out;
    private final DataInputStream in;

    MqttLine(int port, String clientId, BenchSite.Reader reader) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        connect(clientId, reader);
    }

    private void connect(String clientId, BenchSite.Reader reader) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(body);
        fields.writeUTF("MQTT");
        fields.writeByte(4);
        fields.writeByte(0b1100_0010);
        fields.writeShort(120);
        fields.writeUTF(clientId);
        fields.writeUTF(reader.code());
        fields.writeUTF(reader.token());
        packet(0x10, body.toByteArray());
        out.flush();
        int type = in.readUnsignedByte();
        byte[] answer = in.readNBytes(in.readUnsignedByte());
        if (type != 0x20 || answer[1] != 0) {
            throw new IOException("refused with code " + (answer.length > 1 ? answer[1] : -1));
        }
    }

    /** Puts a message at QoS 1 on the line; {@link #flush} sends what gathered. */
    void publish(int packetId, String payload) throws IOException {
        publish(0x32, packetId, payload);
    }

    /** As {@link #publish}, marked as sent before. */
    void publishAgain(int packetId, String payload) throws IOException {
        publish(0x3A, packetId, payload);
    }

    private void publish(int header, int packetId, String payload) throws IOException {
        byte[] text = payload.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream body = new ByteArrayOutputStream(text.length + 16);
        DataOutputStream fields = new DataOutputStream(body);
        fields.writeUTF("t");
        fields.writeShort(packetId);
        fields.write(text);
        packet(header, body.toByteArray());
    }

    void flush() throws IOException {
        out.flush();
    }

    /** Waits for the next PUBACK and returns its packet id. */
    int acknowledged() throws IOException {
        int type = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (type != 0x40 || length != 2) {
            throw new IOException("expected PUBACK, got packet type " + (type >> 4));
        }
        return in.readUnsignedShort();
    }

    /** Says goodbye; the server then closes the line. */
    void disconnect() throws IOException {
        packet(0xE0, new byte[0]);
        out.flush();
    }

    private void packet(int type, byte[] body) throws IOException {
        out.writeByte(type);
        int left = body.length;
        do {
            int digit = left & 0x7F;
            left >>>= 7;
            out.writeByte(left > 0 ? digit | 0x80 : digit);
        } while (left > 0);
        out.write(body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
