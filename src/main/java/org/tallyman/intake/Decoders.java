package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.ident.Refusal;

/** Decodes a stored message again, exactly as when it came: same language, profile and session context. */
@ApplicationScoped
class Decoders {

    private final Devices devices;
    private final DialectRegistry dialects;

    Decoders(Devices devices, DialectRegistry dialects) {
        this.devices = devices;
        this.dialects = dialects;
    }

    Decoding decode(StoredMessage message) {
        Profile profile =
                devices.byId(message.device().value()).map(DeviceView::profile).orElse(Profile.DEFAULT);
        return dialects.find(message.dialect())
                .map(dialect -> decode(dialect, profile, message))
                .orElseGet(() -> unknown(message));
    }

    private static Decoding decode(Dialect dialect, Profile profile, StoredMessage message) {
        return dialect.resume(profile, message.context()).receive(message.frame());
    }

    private Decoding unknown(StoredMessage message) {
        Refusal refusal = new Refusal(
                "unknown-dialect", "dialect", message.dialect(), "no such device language; known: " + dialects.names());
        return Decoding.of(List.of(), List.of(new Rejection(0, 0, refusal)));
    }
}
