package org.tallyman.intake.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads CONNECT (MQTT 3.1.1 and 5, 3.1). */
final class ConnectReader {

    private static final int RESERVED = 0x01;
    private static final int CLEAN_START = 0x02;
    private static final int WILL = 0x04;
    private static final int WILL_QOS_AND_RETAIN = 0x38;
    private static final int PASSWORD = 0x40;
    private static final int USER_NAME = 0x80;

    private ConnectReader() {}

    static MqttPacket.Connect read(PacketCursor packet) throws BrokenPacketException {
        String protocol = packet.text();
        int version = packet.oneByte();
        boolean known = (protocol.equals("MQTT") && (version == 4 || version == MqttPacket.VERSION_5))
                || (protocol.equals("MQIsdp") && version == 3);
        if (!known) {
            throw new BrokenPacketException(MqttReason.UNSUPPORTED_VERSION, "the protocol is MQTT 3.1, 3.1.1 or 5");
        }
        int flags = packet.oneByte();
        check(flags);
        int keepAliveS = packet.twoBytes();
        boolean five = version == MqttPacket.VERSION_5;
        MqttProperties properties = five ? MqttProperties.read(packet) : MqttProperties.NONE;
        String clientId = packet.text();
        Optional<MqttPacket.Will> will = has(flags, WILL) ? Optional.of(will(packet, five)) : Optional.empty();
        Optional<MqttPacket.Login> login = login(flags, packet);
        if (!packet.atEnd()) {
            throw new BrokenPacketException(MqttReason.MALFORMED, "CONNECT ends after its last field");
        }
        return new MqttPacket.Connect(version, clientId, has(flags, CLEAN_START), keepAliveS, will, login, properties);
    }

    private static void check(int flags) throws BrokenPacketException {
        boolean qos3 = (flags & 0x18) == 0x18;
        if (has(flags, RESERVED) || qos3 || (!has(flags, WILL) && (flags & WILL_QOS_AND_RETAIN) != 0)) {
            throw new BrokenPacketException(MqttReason.MALFORMED, "the flags of CONNECT follow section 3.1.2");
        }
    }

    private static MqttPacket.Will will(PacketCursor packet, boolean five) throws BrokenPacketException {
        long delayS = five ? MqttProperties.read(packet).willDelayS() : 0;
        return new MqttPacket.Will(packet.text(), packet.binary(), delayS);
    }

    private static Optional<MqttPacket.Login> login(int flags, PacketCursor packet) throws BrokenPacketException {
        String userName = has(flags, USER_NAME) ? packet.text() : "";
        if (!has(flags, PASSWORD)) {
            return Optional.empty();
        }
        return Optional.of(new MqttPacket.Login(userName, new String(packet.binary(), StandardCharsets.UTF_8)));
    }

    private static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }
}
