package org.tallyman.intake.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Times and limits of the links that Tallyman opens. */
@ConfigMapping(prefix = "tallyman.outbound")
public interface OutboundConfig {

    @WithDefault("true")
    boolean enabled();

    /** How long a device may take to accept a call and to begin its answer. */
    @WithDefault("10s")
    Duration answerWithin();

    /** A line on which not even a keep-alive came for so long is dead. */
    @WithDefault("60s")
    Duration silentAfter();

    /** Pause before the first new call after a break; doubles with each call that fails. */
    @WithDefault("1s")
    Duration retryMin();

    /** Longest pause between two calls. */
    @WithDefault("60s")
    Duration retryMax();

    /** Bytes of one line of a stream; a longer one is cut and refused. */
    @WithDefault("262144")
    int lineBytesMax();

    /** Serial ports that may be opened, as patterns of paths; others are refused whoever asks for them. */
    @WithDefault(
            "/dev/ttyS*,/dev/ttyUSB*,/dev/ttyACM*,/dev/ttyAMA*,/dev/ttyXRUSB*,/dev/serial/by-id/*,/dev/serial/by-path/*")
    List<String> serialPorts();

    /**
     * Networks into which nobody is called, whoever asks for it: by default those in which machines of clouds are told their
     * secrets.
     */
    @WithDefault("169.254.0.0/16,fe80::/10,fd00:ec2::254/128,100.100.100.200/32")
    List<String> deny();

    /** Bytes of one message of a broker; a larger one is refused, and the log says so. */
    @WithDefault("2097152")
    int messageBytesMax();

    /** Bytes of one packet of a broker that are taken to see what it is; in MQTT 5 the broker sends none that is larger. */
    @WithDefault("8388608")
    int packetBytesMax();

    /** Messages of one broker that wait for the journal; in MQTT 5 it sends no more. */
    @WithDefault("100")
    int receiveMaximum();

    /**
     * Bytes of all brokers' messages that wait for the journal, of which one link has no more than are left for the others; beyond
     * it no more is taken, and its broker keeps the rest.
     */
    @WithDefault("33554432")
    long waitingBytesMax();

    /** Topic filters of one link to a broker. */
    @WithDefault("50")
    int topicsMax();

    /** How long a broker is asked to keep what is published while the line is down (MQTT 5). */
    @WithDefault("7d")
    Duration sessionKept();

    /** How often a broker is shown that Tallyman is there; after one and a half times as long either takes the other for gone. */
    @WithDefault("60s")
    Duration keepAlive();

    /** Devices that are called. */
    @WithDefault("1000")
    int linksMax();

    /** How long stopping waits for what is on its way into the journal. */
    @WithDefault("5s")
    Duration drainWithin();
}
