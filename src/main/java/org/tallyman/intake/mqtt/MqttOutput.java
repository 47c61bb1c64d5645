package org.tallyman.intake.mqtt;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Gathers what is to be said to one client, so that many acknowledgements leave in one write. */
final class MqttOutput {

    private static final int CONNACK = 0x20;
    private static final int PUBLISH = 0x30;
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
    private static final int SUBSCRIPTION_IDS_AVAILABLE = 0x29;

    private static final int HEADER_BYTES_MAX = 5;

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
                .appendInt(limits.packetBytesMax())
                .appendByte((byte) SUBSCRIPTION_IDS_AVAILABLE)
                .appendByte((byte) 0);
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

    /** Says something to a topic that the client listens to, with quality 0; unless that is more than it takes. */
    void publish(int version, String topic, byte[] payload, long packetBytesMax) {
        boolean five = version >= MqttPacket.VERSION_5;
        byte[] to = topic.getBytes(StandardCharsets.UTF_8);
        int length = 2 + to.length + (five ? 1 : 0) + payload.length;
        if (length + HEADER_BYTES_MAX <= packetBytesMax) {
            header(PUBLISH, length);
            buffer.appendShort((short) to.length).appendBytes(to);
            if (five) {
                buffer.appendByte((byte) 0);
            }
            buffer.appendBytes(payload);
        }
    }

    /**
     * Answers SUBSCRIBE.
     *
     * @param codes the quality that is granted, or why it is not, filter by filter; MQTT 3 has one word for all refusals
     */
    void subscribed(int version, int id, List<Integer> codes) {
        list(SUBACK, version, id, codes.size());
        codes.forEach(code -> buffer.appendByte(
                (byte) (version < MqttPacket.VERSION_5 ? Math.min(code, MqttReason.UNSPECIFIED.code()) : code)));
    }

    /** MQTT 3 tells nothing of each filter. */
    void unsubscribed(int version, int id, List<MqttReason> outcomes) {
        List<MqttReason> told = version < MqttPacket.VERSION_5 ? List.of() : outcomes;
        list(UNSUBACK, version, id, told.size());
        told.forEach(outcome -> buffer.appendByte((byte) outcome.code()));
    }

    private void list(int type, int version, int id, int codes) {
        boolean five = version >= MqttPacket.VERSION_5;
        header(type, 2 + (five ? 1 : 0) + codes);
        buffer.appendShort((short) id);
        if (five) {
            buffer.appendByte((byte) 0);
        }
    }

    private void header(int type, int packetLength) {
        buffer.appendByte((byte) type);
        int length = packetLength;
        while (length > 0x7F) {
            buffer.appendByte((byte) ((length & 0x7F) | 0x80));
            length >>= 7;
        }
        buffer.appendByte((byte) length);
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
