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

    /** Devices that are called. */
    @WithDefault("1000")
    int linksMax();

    /** How long stopping waits for what is on its way into the journal. */
    @WithDefault("5s")
    Duration drainWithin();
}
