package org.tallyman.dialect.lorawan.codec;

import java.util.HashMap;
import java.util.Map;
import org.tallyman.ident.Parsed;

/** Of a device that speaks in one way on one port and in another on all others. */
record ByPort(int port, PayloadCodec there, PayloadCodec elsewhere) implements PayloadCodec {

    @Override
    public Parsed<Map<String, Object>> decode(Payload payload) {
        return (payload.port() == port ? there : elsewhere).decode(payload);
    }

    @Override
    public Map<String, String> units() {
        Map<String, String> units = new HashMap<>(elsewhere.units());
        units.putAll(there.units());
        return units;
    }
}
