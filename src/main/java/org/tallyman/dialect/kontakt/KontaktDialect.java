package org.tallyman.dialect.kontakt;

import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.ble.BeaconSettings;
import org.tallyman.dialect.json.JsonMessage;

/** Kontakt.io: objects of telemetry or presence, alone, in arrays, or in a list under {@code content} or {@code events}. */
public final class KontaktDialect implements Dialect {

    @Override
    public String name() {
        return "kontakt";
    }

    @Override
    public Session open(Profile profile) {
        BeaconSettings settings = BeaconSettings.of(profile);
        return frame -> JsonMessage.decode(frame, new MessageReader(settings));
    }
}
