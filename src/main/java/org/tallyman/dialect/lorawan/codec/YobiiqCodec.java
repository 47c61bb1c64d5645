package org.tallyman.dialect.lorawan.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Parsed;

/** Devices of Yobiiq: the port says which table is meant, and each answer names the model. */
final class YobiiqCodec implements PayloadCodec {

    private static final String SUCCEEDED = "Downlink command succeeded";
    private static final String FAILED = "Downlink command failed";

    private final String model;
    private final Map<String, String> signature;
    private final Map<String, PayloadCodec> tables;

    /**
     * Of a model.
     *
     * @param model with which the names of its tables begin
     * @param signature what is added to all that the device says
     */
    YobiiqCodec(String model, Map<String, String> signature, Map<String, PayloadCodec> tables) {
        this.model = model;
        this.signature = signature;
        this.tables = tables;
    }

    @Override
    public Parsed<Map<String, Object>> decode(Payload payload) {
        byte[] bytes = payload.bytes();
        if (bytes.length == 0) {
            return Payloads.tooShort(payload);
        }
        PayloadCodec table = table(payload.port());
        Parsed<Map<String, Object>> said;
        if (payload.port() == 0) {
            said = Parsed.ok(Map.of("mac", "MAC command received", "fPort", 0.0));
        } else if (table == null) {
            said = Payloads.refused(payload, "a port on which this model speaks");
        } else if (bytes.length == 1) {
            said = Parsed.ok(bytes[0] == 0 ? Map.of("info", SUCCEEDED) : Map.of("warning", FAILED));
        } else {
            said = table.decode(payload);
        }
        return said.map(this::signed);
    }

    private @Nullable PayloadCodec table(int port) {
        String kind = switch (port) {
            case 50 -> "info";
            case 11 -> "state";
            case 60 -> "log";
            case 100 -> "parameter";
            default -> port >= 1 && port <= 10 ? "measurement" : "none";
        };
        return tables.get(model + "-" + kind);
    }

    private Map<String, Object> signed(Map<String, Object> said) {
        Map<String, Object> signed = new LinkedHashMap<>(said);
        signed.putAll(signature);
        return signed;
    }
}
