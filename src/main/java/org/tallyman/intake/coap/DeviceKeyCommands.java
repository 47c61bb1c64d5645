package org.tallyman.intake.coap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallyman.access.DeviceKeys;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes of the keys that devices share with Tallyman. */
@ApplicationScoped
class DeviceKeyCommands {

    private static final Pattern KEY =
            Pattern.compile("(?:[0-9a-fA-F]{2}){" + DeviceKeys.BYTES_MIN + "," + DeviceKeys.BYTES_MAX + "}");

    private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z_-]+");

    private final DeviceKeys keys;
    private final Event<ChangeMade> changes;

    DeviceKeyCommands(DeviceKeys keys, Event<ChangeMade> changes) {
        this.keys = keys;
        this.changes = changes;
    }

    /** Field key, in hexadecimal; makes one where it is absent. Answers the key, in hexadecimal. */
    @Transactional
    Outcome<String> set(DeviceView device, Fields fields) {
        if (device.gateway() != null) {
            fields.refuse("key", "is for a device that sends by itself; this one stands behind a gateway");
        }
        byte[] key = fields.has("key") ? given(fields) : DeviceKeys.random();
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        keys.set(device.id(), key);
        changes.fire(change("set-key", device));
        return Outcome.done(HexFormat.of().formatHex(key));
    }

    /** A key in hexadecimal as text, where it is one that needs no quotes; else empty. */
    static String text(String key) {
        String text = new String(HexFormat.of().parseHex(key), StandardCharsets.ISO_8859_1);
        return PLAIN.matcher(text).matches() ? text : "";
    }

    private static byte[] given(Fields fields) {
        String text = fields.matching(
                "key",
                KEY,
                "is " + DeviceKeys.BYTES_MIN + " to " + DeviceKeys.BYTES_MAX + " bytes in hexadecimal digits");
        return KEY.matcher(text).matches() ? HexFormat.of().parseHex(text) : new byte[0];
    }

    @Transactional
    Outcome<DeviceId> remove(DeviceView device) {
        if (!keys.remove(device.id())) {
            return Outcome.refused(Problem.notFound("key of device " + device.code()));
        }
        changes.fire(change("remove-key", device));
        return Outcome.done(device.id());
    }

    private static ChangeMade change(String verb, DeviceView device) {
        return new ChangeMade(verb, "device", String.valueOf(device.id().value()), "", device.code());
    }
}
