package org.tallyman.intake.mqtt;

/**
 * The properties of an MQTT 5 packet (2.2.2) that change what we do; all others are checked for shape and passed over.
 *
 * @param packetBytesMax the largest packet that the client takes
 * @param authentication an extended authentication method was named, of which we have none
 */
record MqttProperties(
        long sessionExpiryS, long willDelayS, long packetBytesMax, boolean topicAlias, boolean authentication) {

    private static final long ANY_SIZE = Long.MAX_VALUE;

    static final MqttProperties NONE = new MqttProperties(0, 0, ANY_SIZE, false, false);

    private static final int WILL_DELAY = 0x18;
    private static final int SESSION_EXPIRY = 0x11;
    private static final int AUTHENTICATION_METHOD = 0x15;
    private static final int TOPIC_ALIAS = 0x23;
    private static final int USER_PROPERTY = 0x26;
    private static final int MAXIMUM_PACKET_SIZE = 0x27;
    private static final int SUBSCRIPTION_ID = 0x0B;

    static MqttProperties read(PacketCursor packet) throws BrokenPacketException {
        int length = packet.variableLength();
        if (length == 0) {
            return NONE;
        }
        int end = packet.mark(length);
        long seen = 0;
        long sessionExpiryS = 0;
        long willDelayS = 0;
        long packetBytesMax = ANY_SIZE;
        while (packet.position() < end) {
            int id = packet.variableLength();
            if (id > USER_PROPERTY + 4) {
                throw new BrokenPacketException(MqttReason.MALFORMED, "property " + id + " does not exist");
            }
            if ((seen & 1L << id) != 0 && id != USER_PROPERTY && id != SUBSCRIPTION_ID) {
                throw new BrokenPacketException(MqttReason.PROTOCOL_ERROR, "property " + id + " comes twice");
            }
            seen |= 1L << id;
            switch (id) {
                case WILL_DELAY -> willDelayS = packet.fourBytes();
                case SESSION_EXPIRY -> sessionExpiryS = packet.fourBytes();
                case MAXIMUM_PACKET_SIZE -> packetBytesMax = packet.fourBytes();
                default -> pass(id, packet);
            }
        }
        if (packet.position() != end) {
            throw new BrokenPacketException(MqttReason.MALFORMED, "properties are as long as they say");
        }
        return new MqttProperties(
                sessionExpiryS,
                willDelayS,
                packetBytesMax,
                (seen & 1L << TOPIC_ALIAS) != 0,
                (seen & 1L << AUTHENTICATION_METHOD) != 0);
    }

    private static void pass(int id, PacketCursor packet) throws BrokenPacketException {
        switch (id) {
            case 0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2A -> packet.oneByte();
            case 0x13, 0x21, 0x22, TOPIC_ALIAS -> packet.twoBytes();
            case 0x02 -> packet.fourBytes();
            case SUBSCRIPTION_ID -> packet.variableLength();
            case 0x09, 0x16 -> packet.binary();
            case 0x03, 0x08, 0x12, AUTHENTICATION_METHOD, 0x1A, 0x1C, 0x1F -> packet.text();
            case USER_PROPERTY -> {
                packet.text();
                packet.text();
            }
            default -> throw new BrokenPacketException(MqttReason.MALFORMED, "property " + id + " does not exist");
        }
    }
}
