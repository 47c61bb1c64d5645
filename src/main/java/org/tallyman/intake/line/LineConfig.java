package org.tallyman.intake.line;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Ports and limits of lines. A port is open while a device that speaks its language is registered. */
@ConfigMapping(prefix = "tallyman.line")
public interface LineConfig {

    @WithDefault("true")
    boolean enabled();

    @WithDefault("0.0.0.0")
    String host();

    /** By language, instead of the usual port; 0 takes any free one, -1 keeps it shut. */
    Map<String, Integer> port();

    /** By language, where devices call over TLS, while there is a certificate; 0 takes any free port, -1 keeps it shut. */
    Map<String, Integer> tlsPort();

    /** Name of a certificate in the TLS registry ({@code quarkus.tls.<name>…}); without it that of the web server. */
    Optional<String> tlsConfiguration();

    /** Every language on any free port, unless {@link #port} says otherwise. */
    @WithDefault("false")
    boolean anyPort();

    /** Connections of all languages at a time; the next one is closed. */
    @WithDefault("20000")
    int connectionsMax();

    /** Connections from one address at a time: many devices may share one behind a carrier's network. */
    @WithDefault("5000")
    int addressConnectionsMax();

    /** How long a caller may take to say who it is. */
    @WithDefault("60s")
    Duration identifiedWithin();

    /** How long a device to which Tallyman speaks of its own accord may take to say what is its turn to say. */
    @WithDefault("10s")
    Duration answerWithin();

    /** A connection on which nothing came for so long is closed. */
    @WithDefault("35m")
    Duration silentAfter();

    /** A caller that does not read its answers for so long is closed. */
    @WithDefault("60s")
    Duration stalledAfter();

    /** Frames of one connection that may wait for the journal; meanwhile no more is read. */
    @WithDefault("64")
    int waitingMax();

    /** Lines that their devices have left and whose last frames wait for the journal; those of more are lost, and counted. */
    @WithDefault("2000")
    int lingeringMax();

    /** Devices that one connection may speak for. */
    @WithDefault("256")
    int devicesMax();

    /** How long stopping waits for frames on their way into the journal. */
    @WithDefault("5s")
    Duration drainWithin();
}
