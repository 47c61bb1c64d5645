package org.tallyman.intake.mqtt;

import java.util.List;
import java.util.Optional;

/** What a client says. */
sealed interface MqttPacket {

    int VERSION_5 = 5;

    /**
     * The first packet of a connection.
     *
     * @param version protocol level: 3 (MQTT 3.1), 4 (3.1.1) or 5
     */
    record Connect(
            int version,
            String clientId,
            boolean cleanStart,
            int keepAliveS,
            Optional<Will> will,
            Optional<Login> login,
            MqttProperties properties)
            implements MqttPacket {}

    /** Who the client says to be. */
    record Login(String userName, String password) {

        /** Passwords never reach a log by accident. */
        @Override
        public String toString() {
            return "Login[" + userName + "]";
        }
    }

    /**
     * What is to be taken as said when the connection is lost.
     *
     * @param delayS how long a client may take to come back before it counts; MQTT 5 only
     */
    record Will(String topic, byte[] payload, long delayS) {}

    /**
     * A message.
     *
     * @param id 0 when {@code qos} is 0
     */
    record Publish(String topic, byte[] payload, int qos, int id) implements MqttPacket {}

    /** PUBREL: the client has forgotten this publication. */
    record Release(int id) implements MqttPacket {}

    /** A wish to be told what is said to these topics. */
    record Subscribe(int id, List<Filter> filters) implements MqttPacket {}

    /**
     * Topics of a subscription.
     *
     * @param qos the best quality that is asked for
     */
    record Filter(String topics, int qos) {}

    record Unsubscribe(int id, List<String> filters) implements MqttPacket {}

    record Ping() implements MqttPacket {}

    /**
     * A farewell.
     *
     * @param withWill the client goes, but wants its will to be taken as said (MQTT 5, 0x04)
     */
    record Disconnect(boolean withWill) implements MqttPacket {}

    /** The client broke the protocol; the connection cannot go on. */
    record Broken(MqttReason reason, String rule) implements MqttPacket {}
}
