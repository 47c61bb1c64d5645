package org.tallyman.intake.coap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Ports and limits of CoAP. The port with DTLS is open while a device has a key; the plain one where it is asked for. */
@ConfigMapping(prefix = "tallyman.coap")
public interface CoapConfig {

    @WithDefault("true")
    boolean enabled();

    @WithDefault("0.0.0.0")
    String host();

    /** Whether messages in clear are taken, with a token that everyone on the way can read. */
    @WithDefault("false")
    boolean plain();

    /** 0 takes any free port. */
    @WithDefault("5683")
    int port();

    /** Of CoAP over DTLS; 0 takes any free port, -1 keeps it shut. */
    @WithDefault("5684")
    int securedPort();

    /** Bytes of one message, all its blocks together. */
    @WithDefault("32768")
    int bodyBytesMax();

    /** DTLS connections at a time; a new one takes the place of one that was silent for half an hour. */
    @WithDefault("5000")
    int connectionsMax();

    /** Senders whose blocks are put together at a time. */
    @WithDefault("1000")
    int transfersMax();

    /** Messages whose answers are remembered, for those who send again because the answer was lost. */
    @WithDefault("10000")
    int rememberedMax();

    /** Messages in clear without a good token that are answered in a second; others are not. */
    @WithDefault("10")
    int strangersPerSecond();

    /** How long a sender waits for its answer before it is told that its message has arrived. */
    @WithDefault("1s")
    Duration acknowledgeAfter();

    /** How long stopping waits for messages on their way into the journal. */
    @WithDefault("5s")
    Duration drainWithin();
}
