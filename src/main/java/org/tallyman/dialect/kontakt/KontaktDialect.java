package org.tallyman.dialect.kontakt;

import java.time.Instant;
import java.util.Optional;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Sample;
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
    public Optional<Sample> sample(Instant at) {
        return Optional.of(Sample.json("{'timestamp':" + at.getEpochSecond()
                + ",'events':[{'deviceAddress':'c0:ff:ee:01:02:03','rssi':-61,'ble':{'data':'AgEGBRZuKvQB'}}]}"));
    }

    @Override
    public Session open(Profile profile) {
        BeaconSettings settings = BeaconSettings.of(profile);
        return frame -> JsonMessage.decode(frame, new MessageReader(settings));
    }
}
