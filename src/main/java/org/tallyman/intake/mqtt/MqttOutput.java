package org.tallyman.intake.mqtt;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Gathers what is to be said to one client, so that many acknowledgements leave in one write. */
final class MqttOutput {

    private static final int CONNACK = 0x20;
    private static final int PUBACK = 0x40;
    private static final int PUBREC = 0x50;
    private static final int PUBCOMP = 0x70;
    private static final int SUBACK = 0x90;
    private static final int UNSUBACK = 0xB0;
    private static final int PINGRESP = 0xD0;
    private static final int DISCONNECT = 0xE0;

    private static final int SESSION_EXPIRY = 0x11;
    private static final int ASSIGNED_CLIENT_ID = 0x12;
    private static final int RECEIVE_MAXIMUM = 0x21;
    private static final int MAXIMUM_PACKET_SIZE = 0x27;

    private Buffer buffer = Buffer.buffer(64);

    boolean isEmpty() {
        return buffer.length() == 0;
    }

    /** What was gathered; the next is gathered anew. */
    Buffer take() {
        Buffer taken = buffer;
        buffer = Buffer.buffer(64);
        return taken;
    }

    /** Takes the client in. There is no session to go on with, and none will be kept. */
    void accept(int version, String assignedClientId, MqttConfig limits) {
        if (version < MqttPacket.VERSION_5) {
            bytes(CONNACK, 2, 0, 0);
            return;
        }
        Buffer properties = Buffer.buffer()
                .appendByte((byte) SESSION_EXPIRY)
                .appendInt(0)
                .appendByte((byte) RECEIVE_MAXIMUM)
                .appendShort((short) limits.receiveMaximum())
                .appendByte((byte) MAXIMUM_PACKET_SIZE)
                .appendInt(limits.packetBytesMax());
        if (!assignedClientId.isEmpty()) {
            byte[] id = assignedClientId.getBytes(StandardCharsets.UTF_8);
            properties
                    .appendByte((byte) ASSIGNED_CLIENT_ID)
                    .appendShort((short) id.length)
                    .appendBytes(id);
        }
        bytes(CONNACK, 3 + properties.length(), 0, 0, properties.length());
        buffer.appendBuffer(properties);
    }

    void refuse(int version, MqttReason reason) {
        if (version < MqttPacket.VERSION_5) {
            bytes(CONNACK, 2, 0, reason.connectReturnCode());
        } else {
            bytes(CONNACK, 3, 0, reason.code(), 0);
        }
    }

    void published(int id, MqttReason reason) {
        reply(PUBACK, id, reason);
    }

    void received(int id, MqttReason reason) {
        reply(PUBREC, id, reason);
    }

    void completed(int id, MqttReason reason) {
        reply(PUBCOMP, id, reason);
    }

    /** The short form says success, in every version. */
    private void reply(int type, int id, MqttReason reason) {
        if (reason == MqttReason.SUCCESS) {
            bytes(type, 2, id >> 8, id);
        } else {
            bytes(type, 3, id >> 8, id, reason.code());
        }
    }

    void subscribed(int version, int id, List<Integer> granted) {
        list(SUBACK, version, id, granted.size());
        granted.forEach(qos -> buffer.appendByte(qos.byteValue()));
    }

    /** MQTT 3 counts nothing here; MQTT 5 gets a success for each filter. */
    void unsubscribed(int version, int id, int filters) {
        int codes = version < MqttPacket.VERSION_5 ? 0 : filters;
        list(UNSUBACK, version, id, codes);
        buffer.appendBytes(new byte[codes]);
    }

    private void list(int type, int version, int id, int codes) {
        boolean five = version >= MqttPacket.VERSION_5;
        buffer.appendByte((byte) type);
        int length = 2 + (five ? 1 : 0) + codes;
        while (length > 0x7F) {
            buffer.appendByte((byte) ((length & 0x7F) | 0x80));
            length >>= 7;
        }
        buffer.appendByte((byte) length).appendShort((short) id);
        if (five) {
            buffer.appendByte((byte) 0);
        }
    }

    void pong() {
        bytes(PINGRESP, 0);
    }

    /** Says why the connection ends; MQTT 3 has no such word. */
    void disconnect(int version, MqttReason reason) {
        if (version >= MqttPacket.VERSION_5) {
            bytes(DISCONNECT, 1, reason.code());
        }
    }

    private void bytes(int... values) {
        for (int value : values) {
            buffer.appendByte((byte) value);
        }
    }
}
