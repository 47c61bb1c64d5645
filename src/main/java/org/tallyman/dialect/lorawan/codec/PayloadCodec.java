package org.tallyman.dialect.lorawan.codec;

import java.util.Map;
import org.tallyman.ident.Parsed;

/** Reads the payloads of one kind of end device, as {@code decodeUplink} does in ChirpStack and The Things Stack. */
public interface PayloadCodec {

    /**
     * What the payload says: names to numbers, texts, yes or no, lists and maps of these, or why it is none of this
     * device. Never throws.
     */
    Parsed<Map<String, Object>> decode(Payload payload);

    /**
     * Units of names that do not tell them, such as {@code battery} in V or in %, as UCUM writes them; {@code closed}
     * for a contact that is yes when closed.
     */
    default Map<String, String> units() {
        return Map.of();
    }
}
