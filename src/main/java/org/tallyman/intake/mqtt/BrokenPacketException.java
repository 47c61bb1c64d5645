package org.tallyman.intake.mqtt;

/** Leaves the reading of a packet; {@link MqttDecoder} turns it into {@link MqttPacket.Broken}. */
final class BrokenPacketException extends Exception {

    private static final long serialVersionUID = 1L;

    private final MqttReason reason;

    BrokenPacketException(MqttReason reason, String rule) {
        super(rule, null, false, false);
        this.reason = reason;
    }

    MqttReason reason() {
        return reason;
    }
}
