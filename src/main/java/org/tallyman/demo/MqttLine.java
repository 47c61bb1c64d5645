package org.tallyman.demo;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Publishes over MQTT 3.1.1 at quality 1: the few packets that a reader needs. Connects when it has something to say. */
final class MqttLine implements Line {

    private static final int PATIENCE_MS = 10_000;
    private static final int CONNECT = 0x10;
    private static final int CONNACK = 0x20;
    private static final int PUBLISH_AT_QUALITY_1 = 0x32;
    private static final int PUBACK = 0x40;
    private static final int DISCONNECT = 0xE0;
    private static final int CLEAN_WITH_NAME_AND_PASSWORD = 0b1100_0010;
    private static final int KEEP_ALIVE_S = 300;
    private static final int PACKETS = 60_000;

    private final InetSocketAddress server;
    private final String topic;
    private final String user;
    private final String password;
    private @Nullable Socket socket;
    private int packet;

    MqttLine(InetSocketAddress server, String topic, String user, String password) {
        this.server = server;
        this.topic = topic;
        this.user = user;
        this.password = password;
    }

    @Override
    public void send(String message) throws IOException {
        try {
            Socket open = socket == null ? connect() : socket;
            packet = packet % PACKETS + 1;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream body = new DataOutputStream(bytes);
            body.writeUTF(topic);
            body.writeShort(packet);
            body.write(message.getBytes(StandardCharsets.UTF_8));
            write(open, PUBLISH_AT_QUALITY_1, bytes.toByteArray());
            byte[] answer = expect(open, PUBACK);
            if (Byte.toUnsignedInt(answer[0]) * 256 + Byte.toUnsignedInt(answer[1]) != packet) {
                throw new IOException("another packet was acknowledged");
            }
        } catch (IOException e) {
            drop();
            throw e;
        }
    }

    private Socket connect() throws IOException {
        Socket open = new Socket();
        socket = open;
        open.setSoTimeout(PATIENCE_MS);
        open.setTcpNoDelay(true);
        open.connect(new InetSocketAddress(server.getHostString(), server.getPort()), PATIENCE_MS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream body = new DataOutputStream(bytes);
        body.writeUTF("MQTT");
        body.writeByte(4);
        body.writeByte(CLEAN_WITH_NAME_AND_PASSWORD);
        body.writeShort(KEEP_ALIVE_S);
        body.writeUTF(user);
        body.writeUTF(user);
        body.writeUTF(password);
        write(open, CONNECT, bytes.toByteArray());
        byte[] answer = expect(open, CONNACK);
        if (answer[1] != 0) {
            throw new IOException("MQTT connection refused with code " + answer[1]);
        }
        return open;
    }

    private static void write(Socket open, int type, byte[] body) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(open.getOutputStream()));
        out.writeByte(type);
        int left = body.length;
        do {
            int digit = left & 0x7F;
            left >>>= 7;
            out.writeByte(left > 0 ? digit | 0x80 : digit);
        } while (left > 0);
        out.write(body);
        out.flush();
    }

    /** CONNACK and PUBACK are the only answers that there are, both of two bytes. */
    private static byte[] expect(Socket open, int type) throws IOException {
        DataInputStream in = new DataInputStream(open.getInputStream());
        int got = in.readUnsignedByte();
        byte[] body = in.readNBytes(in.readUnsignedByte());
        if (got != type || body.length != 2) {
            throw new IOException("expected packet type " + type + ", got " + got);
        }
        return body;
    }

    private void drop() {
        Socket open = socket;
        socket = null;
        if (open != null) {
            try (open) {
                open.shutdownOutput();
            } catch (IOException e) {
                // It was broken already.
            }
        }
    }

    @Override
    public void close() {
        Socket open = socket;
        if (open != null) {
            try {
                write(open, DISCONNECT, new byte[0]);
            } catch (IOException e) {
                // The other side went first.
            }
        }
        drop();
    }
}
