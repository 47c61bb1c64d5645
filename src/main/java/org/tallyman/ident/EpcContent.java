package org.tallyman.ident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an EPC says after its header. */
sealed interface EpcContent {

    /**
     * A classic scheme.
     *
     * @param values the fields of its URN in their order, without filter, not escaped
     */
    record Fields(List<String> values) implements EpcContent {}

    /**
     * A {@code +} or {@code ++} scheme.
     *
     * @param elements key, serial part, date and +AIDC data, in this order
     * @param aidcData whether +AIDC data follows the key
     * @param hostName the host name of a {@code ++} scheme
     */
    record Data(
            List<AiElement> elements,
            boolean aidcData,
            @Nullable String hostName) implements EpcContent {}
}
