package org.tallyman.intake.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that says exactly what a test wants, right or wrong. */
final class RawMqtt implements Closeable {

    private final Socket socket;

    RawMqtt(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
    }

    void send(int... bytes) throws IOException {
        byte[] data = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            data[i] = (byte) bytes[i];
        }
        socket.getOutputStream().write(data);
    }

    void send(byte[] data) throws IOException {
        socket.getOutputStream().write(data);
    }

    /** MQTT 3.1.1 with a clean session; answers CONNACK's return code. */
    int connect(String clientId, String userName, String password) throws IOException {
        send(connectPacket(clientId, userName, password, 0));
        byte[] ack = read(4);
        return ack[3];
    }

    static byte[] connectPacket(String clientId, String userName, String password, int keepAliveS) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeUTF("MQTT");
        out.write(4);
        out.write(0xC2);
        out.writeShort(keepAliveS);
        out.writeUTF(clientId);
        out.writeUTF(userName);
        out.writeUTF(password);
        return packet(0x10, body.toByteArray());
    }

    static byte[] publishPacket(int qos, boolean again, int id, String topic, String payload) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeUTF(topic);
        if (qos > 0) {
            out.writeShort(id);
        }
        out.write(payload.getBytes(StandardCharsets.UTF_8));
        return packet(0x30 | (qos << 1) | (again ? 8 : 0), body.toByteArray());
    }

    static byte[] packet(int header, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(header);
        int length = body.length;
        while (length > 0x7F) {
            out.write((length & 0x7F) | 0x80);
            length >>= 7;
        }
        out.write(length);
        out.writeBytes(body);
        return out.toByteArray();
    }

    byte[] read(int bytes) throws IOException {
        return socket.getInputStream().readNBytes(bytes);
    }

    /** Whether the other side has closed; waits for it up to ten seconds. */
    boolean isClosed() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Goes without a word. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
