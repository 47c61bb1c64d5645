package org.tallyman.dialect.ruuvi;

import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.ble.BeaconSettings;
import org.tallyman.dialect.json.JsonMessage;

/** Ruuvi Gateway. Over MQTT the topic is {@code ruuvi/<gateway>/<tag>}, or ends with {@code gw_status}. */
public final class RuuviDialect implements Dialect {

    @Override
    public String name() {
        return "ruuvi";
    }

    @Override
    public Session open(Profile profile) {
        BeaconSettings settings = BeaconSettings.of(profile);
        return frame -> decode(frame, settings);
    }

    private static Decoding decode(Frame frame, BeaconSettings settings) {
        return JsonMessage.decode(frame, new MessageReader(frame.target(), settings));
    }
}
