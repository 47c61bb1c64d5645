package org.tallyman.dialect.minew;

import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.ble.BeaconSettings;
import org.tallyman.dialect.json.JsonMessage;

/** Minew gateways. A message that begins with BB is binary, any other JSON. */
public final class MinewDialect implements Dialect {

    @Override
    public String name() {
        return "minew";
    }

    @Override
    public Session open(Profile profile) {
        BeaconSettings settings = BeaconSettings.of(profile);
        return frame -> decode(frame, settings);
    }

    private static Decoding decode(Frame frame, BeaconSettings settings) {
        return BinaryPacket.is(frame.payload())
                ? BinaryPacket.decode(frame, settings)
                : JsonMessage.decode(frame, new DeviceReader(settings));
    }
}
