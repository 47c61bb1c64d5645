package org.tallyman.device.codec;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.dialect.lorawan.codec.PayloadCodec;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** How the codecs of this process have done since it started. */
@ApplicationScoped
class CodecHealth {

    /**
     * What one codec did.
     *
     * @param inARow payloads refused since the last one that it read
     * @param last why the last one was refused; empty when none was
     */
    record Doings(long read, long refused, long inARow, String last) {

        static final Doings NONE = new Doings(0, 0, 0, "");

        private Doings and(Parsed<?> outcome) {
            return outcome instanceof Parsed.Refused<?>(Refusal refusal)
                    ? new Doings(read, refused + 1, inARow + 1, refusal.rule())
                    : new Doings(read + 1, refused, 0, last);
        }

        /** Whether it is worth a look. */
        public boolean failing() {
            return inARow > 0;
        }
    }

    private final Map<String, Doings> models = new ConcurrentHashMap<>();

    CodecHealth() {}

    /** The codec, with an eye on it. */
    PayloadCodec watching(String model, PayloadCodec codec) {
        return payload -> {
            Parsed<Map<String, Object>> outcome = codec.decode(payload);
            models.merge(model, Doings.NONE.and(outcome), (before, first) -> before.and(outcome));
            return outcome;
        };
    }

    Doings of(String model) {
        return models.getOrDefault(model, Doings.NONE);
    }
}
