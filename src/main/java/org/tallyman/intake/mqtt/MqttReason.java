package org.tallyman.intake.mqtt;

import java.util.Locale;

/** Why something was refused or a connection ends: reason codes of MQTT 5 (2.4), and what MQTT 3 says for them at CONNECT. */
enum MqttReason {
    SUCCESS(0x00, 0),
    NO_SUBSCRIPTION_EXISTED(0x11, 0),
    UNSPECIFIED(0x80, 3),
    MALFORMED(0x81, 3),
    PROTOCOL_ERROR(0x82, 3),
    UNSUPPORTED_VERSION(0x84, 1),
    CLIENT_ID_NOT_VALID(0x85, 2),
    BAD_CREDENTIALS(0x86, 4),
    NOT_AUTHORIZED(0x87, 5),
    SERVER_UNAVAILABLE(0x88, 3),
    SERVER_BUSY(0x89, 3),
    SHUTTING_DOWN(0x8B, 3),
    BAD_AUTHENTICATION_METHOD(0x8C, 5),
    KEEP_ALIVE_TIMEOUT(0x8D, 3),
    TAKEN_OVER(0x8E, 3),
    TOPIC_FILTER_NOT_VALID(0x8F, 3),
    TOPIC_NOT_VALID(0x90, 3),
    UNKNOWN_PACKET_ID(0x92, 3),
    RECEIVE_MAXIMUM_EXCEEDED(0x93, 3),
    TOPIC_ALIAS_NOT_VALID(0x94, 3),
    PACKET_TOO_LARGE(0x95, 3),
    QUOTA_EXCEEDED(0x97, 3),
    PAYLOAD_NOT_UNDERSTOOD(0x99, 3);

    private final int code;
    private final int connectReturnCode;

    MqttReason(int code, int connectReturnCode) {
        this.code = code;
        this.connectReturnCode = connectReturnCode;
    }

    int code() {
        return code;
    }

    /** What CONNACK says for it in MQTT 3.1.1 (3.2.2.3). */
    int connectReturnCode() {
        return connectReturnCode;
    }

    /** The name in metrics and logs, such as {@code bad-credentials}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
