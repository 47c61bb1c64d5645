package org.tallyman.dialect.ruuvi;

import java.time.Instant;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Sample;
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
    public Optional<Sample> sample(Instant at) {
        long seconds = at.getEpochSecond();
        return Optional.of(Sample.json(
                "{'data':{'timestamp':" + seconds + ",'gw_mac':'AC:23:3F:00:00:01','tags':{'C0:FF:EE:01:02:03':"
                        + "{'rssi':-61,'timestamp':" + seconds + ",'data':'02010605166E2AF401'}}}}"));
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
