package org.tallyman.intake.mqtt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes into packets. Never throws on any input; after {@link MqttPacket.Broken} nothing follows. */
final class MqttDecoder {

    /** A CONNECT holds five fields of at most 65,535 bytes; nobody real comes near. */
    private static final int CONNECT_BYTES_MAX = 131_072;

    private static final int CAPACITY_MIN = 4_096;
    private static final int CAPACITY_KEPT_MAX = 65_536;
    private static final int HEADER_BYTES_MAX = 5;

    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;
    private static final int PUBREL = 6;
    private static final int SUBSCRIBE = 8;
    private static final int UNSUBSCRIBE = 10;
    private static final int PINGREQ = 12;
    private static final int DISCONNECT = 14;

    private final int packetBytesMax;
    private byte[] bytes = new byte[CAPACITY_MIN];
    private int start;
    private int end;
    private int version;
    private boolean broken;

    /**
     * A decoder of one connection.
     *
     * @param packetBytesMax of packets after CONNECT, without their fixed header
     */
    MqttDecoder(int packetBytesMax) {
        this.packetBytesMax = packetBytesMax;
    }

    void append(byte[] data) {
        makeRoom(data.length);
        System.arraycopy(data, 0, bytes, end, data.length);
        end += data.length;
    }

    private void makeRoom(int more) {
        if (end + more <= bytes.length) {
            return;
        }
        int held = end - start;
        int needed = held + more;
        byte[] target = needed <= bytes.length / 2
                ? bytes
                : new byte[Math.max(needed, Math.min(2 * needed, needed + packetBytesMax))];
        System.arraycopy(bytes, start, target, 0, held);
        bytes = target;
        start = 0;
        end = held;
    }

    /** The next whole packet; null while there is none. */
    @Nullable
    MqttPacket next() {
        if (broken) {
            return null;
        }
        try {
            return cut();
        } catch (BrokenPacketException e) {
            broken = true;
            bytes = new byte[0];
            start = 0;
            end = 0;
            return new MqttPacket.Broken(e.reason(), String.valueOf(e.getMessage()));
        }
    }

    private @Nullable MqttPacket cut() throws BrokenPacketException {
        if (start == end) {
            reset();
            return null;
        }
        int type = (bytes[start] & 0xFF) >> 4;
        if ((type == CONNECT) != (version == 0)) {
            throw new BrokenPacketException(
                    MqttReason.PROTOCOL_ERROR, "a connection begins with CONNECT, which comes once");
        }
        int lengthEnd = start + 1;
        while (lengthEnd < end && lengthEnd < start + HEADER_BYTES_MAX && bytes[lengthEnd] < 0) {
            lengthEnd++;
        }
        if (lengthEnd == end) {
            return null;
        }
        PacketCursor header = new PacketCursor(bytes, start + 1, end);
        int length = header.variableLength();
        if (length > (version == 0 ? CONNECT_BYTES_MAX : packetBytesMax)) {
            throw new BrokenPacketException(
                    MqttReason.PACKET_TOO_LARGE, "a packet has at most " + packetBytesMax + " bytes");
        }
        if (length > end - header.position()) {
            return null;
        }
        int flags = bytes[start] & 0x0F;
        start = header.position() + length;
        return read(type, flags, new PacketCursor(bytes, header.position(), start));
    }

    private void reset() {
        start = 0;
        end = 0;
        if (bytes.length > CAPACITY_KEPT_MAX) {
            bytes = new byte[CAPACITY_MIN];
        }
    }

    private MqttPacket read(int type, int flags, PacketCursor packet) throws BrokenPacketException {
        if (type == PUBLISH) {
            return publish(flags, packet);
        }
        int expected = type == PUBREL || type == SUBSCRIBE || type == UNSUBSCRIBE ? 2 : 0;
        if (flags != expected) {
            throw new BrokenPacketException(MqttReason.MALFORMED, "the flags of packet type " + type + " are fixed");
        }
        return switch (type) {
            case CONNECT -> {
                MqttPacket.Connect connect = ConnectReader.read(packet);
                version = connect.version();
                yield connect;
            }
            case PUBREL -> new MqttPacket.Release(packetId(packet));
            case SUBSCRIBE -> subscribe(packet);
            case UNSUBSCRIBE -> unsubscribe(packet);
            case PINGREQ -> new MqttPacket.Ping();
            case DISCONNECT -> new MqttPacket.Disconnect(!packet.atEnd() && packet.oneByte() == 0x04);
            default ->
                throw new BrokenPacketException(
                        MqttReason.PROTOCOL_ERROR, "packet type " + type + " answers nothing that was sent");
        };
    }

    private MqttPacket publish(int flags, PacketCursor packet) throws BrokenPacketException {
        int qos = flags >> 1 & 3;
        if (qos == 3) {
            throw new BrokenPacketException(MqttReason.MALFORMED, "the quality of service is 0, 1 or 2");
        }
        String topic = packet.text();
        int id = qos == 0 ? 0 : packetId(packet);
        boolean alias =
                version == MqttPacket.VERSION_5 && MqttProperties.read(packet).topicAlias();
        if (alias) {
            throw new BrokenPacketException(
                    MqttReason.TOPIC_ALIAS_NOT_VALID, "no topic alias may be used, as CONNACK says");
        }
        if (topic.isEmpty() || topic.indexOf('#') >= 0 || topic.indexOf('+') >= 0) {
            throw new BrokenPacketException(MqttReason.TOPIC_NOT_VALID, "a topic is not empty and has no # or +");
        }
        return new MqttPacket.Publish(topic, packet.rest(), qos, id);
    }

    private MqttPacket subscribe(PacketCursor packet) throws BrokenPacketException {
        int id = idAndProperties(packet);
        List<MqttPacket.Filter> filters = new ArrayList<>();
        while (!packet.atEnd()) {
            filters.add(new MqttPacket.Filter(packet.text(), packet.oneByte() & 3));
        }
        if (filters.isEmpty() || filters.stream().anyMatch(filter -> filter.qos() == 3)) {
            throw new BrokenPacketException(
                    MqttReason.PROTOCOL_ERROR, "SUBSCRIBE names at least one filter, each with quality 0, 1 or 2");
        }
        return new MqttPacket.Subscribe(id, filters);
    }

    private MqttPacket unsubscribe(PacketCursor packet) throws BrokenPacketException {
        int id = idAndProperties(packet);
        List<String> filters = new ArrayList<>();
        while (!packet.atEnd()) {
            filters.add(packet.text());
        }
        if (filters.isEmpty()) {
            throw new BrokenPacketException(MqttReason.PROTOCOL_ERROR, "UNSUBSCRIBE names at least one filter");
        }
        return new MqttPacket.Unsubscribe(id, filters);
    }

    private int idAndProperties(PacketCursor packet) throws BrokenPacketException {
        int id = packetId(packet);
        if (version == MqttPacket.VERSION_5) {
            MqttProperties.read(packet);
        }
        return id;
    }

    private static int packetId(PacketCursor packet) throws BrokenPacketException {
        int id = packet.twoBytes();
        if (id == 0) {
            throw new BrokenPacketException(MqttReason.PROTOCOL_ERROR, "a packet identifier is not 0");
        }
        return id;
    }
}
