package org.tallyman.dialect.lorawan.codec;

import java.util.Optional;

/** Where codecs are found. */
@FunctionalInterface
public interface PayloadCodecs {

    /** The codec of a model, however its name is written: {@code EM300-TH}, {@code milesight-iot/em300-th}. */
    Optional<PayloadCodec> find(String model);
}
