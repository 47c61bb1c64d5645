package org.tallyman.intake.outbound;

import io.reactivex.Flowable;
import java.util.concurrent.CompletionStage;

/** A client of one version of MQTT at one broker, for one connection. */
interface BrokerClient {

    /**
     * A message.
     *
     * @param comesAgain whether the broker keeps it until it is acknowledged: with quality 0 it does not
     * @param acknowledge tells the broker to forget it
     */
    record Delivery(String topic, byte[] payload, boolean comesAgain, Runnable acknowledge) {}

    /** What comes; to be listened to before {@link #connect}. */
    Flowable<Delivery> deliveries();

    CompletionStage<?> connect();

    CompletionStage<?> subscribe();

    /**
     * Whether the broker goes on with a session in which subscribing again would bring what it retains again; to be asked once
     * connected.
     */
    boolean goesOn();

    /** Says something with quality 0, as far as it can be said now. */
    void publish(String topic, byte[] payload);

    CompletionStage<?> disconnect();
}
