package org.tallyman.intake.mqtt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Ports and limits of the MQTT gateway. */
@ConfigMapping(prefix = "tallyman.mqtt")
public interface MqttConfig {

    @WithDefault("true")
    boolean enabled();

    @WithDefault("0.0.0.0")
    String host();

    /** 0 takes any free port. */
    @WithDefault("1883")
    int port();

    /** Opened where there is a certificate; 0 takes any free port. */
    @WithDefault("8883")
    int tlsPort();

    /** MQTT over WebSocket; 0 takes any free port, -1 keeps it shut. */
    @WithDefault("8083")
    int webSocketPort();

    /** The same over TLS, where there is a certificate. */
    @WithDefault("8084")
    int webSocketTlsPort();

    /** Name of a certificate in the TLS registry ({@code quarkus.tls.<name>…}); without it that of the web server. */
    Optional<String> tlsConfiguration();

    /** Clients at a time; the next one is told that the server is busy. */
    @WithDefault("10000")
    int connectionsMax();

    /** Bytes of one packet: its payload, topic and properties. */
    @WithDefault("2097152")
    int packetBytesMax();

    /** Characters of a client identifier. */
    @WithDefault("1024")
    int clientIdLengthMax();

    /** Topic filters that one client may subscribe to. */
    @WithDefault("64")
    int subscriptionsMax();

    /** Characters of a topic filter. */
    @WithDefault("1024")
    int filterLengthMax();

    /**
     * Messages of one connection that may wait for the journal, at most 65,535. MQTT 5 clients are told; of others no
     * more is read meanwhile.
     */
    @WithDefault("1000")
    int receiveMaximum();

    /** How long a new connection may take to say who it is. */
    @WithDefault("10s")
    Duration connectWithin();

    /** How long a client may leave its acknowledgements unread. */
    @WithDefault("10s")
    Duration stalledAfter();

    /** How long stopping waits for what is on its way into the journal. */
    @WithDefault("5s")
    Duration drainWithin();
}
