package org.tallyman.dialect.lorawan.codec;

import java.util.Optional;

/**
 * Where codecs are found. People may add codecs and change them, so each state of what there is has a name by which it is
 * found again: then a message that is read again says what it said.
 */
@FunctionalInterface
public interface PayloadCodecs {

    /** The codec of a model, however its name is written: {@code EM300-TH}, {@code milesight-iot/em300-th}. */
    Optional<PayloadCodec> find(String model);

    /** Whether people gave a codec this name, so that a text which is nothing but the name means it. */
    default boolean isOwn(String model) {
        return false;
    }

    /** The name of what there is now; empty where that never changes. */
    default String state() {
        return "";
    }

    /** What there was in a state. */
    default PayloadCodecs in(String state) {
        return this;
    }

    /** The same for messages of devices, of which each codec's successes and failures are counted. */
    default PayloadCodecs watched(String state) {
        return in(state);
    }
}
