package org.tallyman.dialect.globalstar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Sample;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.tracker.HttpText;

/**
 * Globalstar and SPOT. The profile's setting {@code model} is {@code AtlasTrax} for devices that use the nine bytes in
 * their own way.
 */
public final class GlobalstarDialect implements Dialect {

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.sleeping("Globalstar", "SmartOne C", "SmartOne Solar"),
            DeviceModel.sleeping("SPOT", "Trace", "Gen4"),
            DeviceModel.sleeping("", "AtlasTrax"));

    private static final DateTimeFormatter SENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    private static final String ATLAS_TRAX = "AtlasTrax";

    @Override
    public String name() {
        return "globalstar";
    }

    @Override
    public Optional<Sample> sample(Instant at) {
        String sent = SENT.format(at.atOffset(ZoneOffset.UTC));
        return Optional.of(
                new Sample(
                        "text/xml",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><stuMessages timeStamp=\"" + sent
                                + "\" messageID=\"1\"><stuMessage><esn>0-1</esn><unixTime>" + at.getEpochSecond()
                                + "</unixTime><gps>N</gps>"
                                + "<payload length=\"9\" encoding=\"hex\">0x002C5C2A9A3E5B0A00</payload></stuMessage></stuMessages>"));
    }

    @Override
    public List<DeviceModel> models() {
        return MODELS;
    }

    @Override
    public boolean namesOthersByIdentifier() {
        return true;
    }

    @Override
    public Session open(Profile profile) {
        boolean atlas =
                profile.setting("model").filter(ATLAS_TRAX::equalsIgnoreCase).isPresent();
        return frame -> decode(HttpText.unfolded(frame), atlas);
    }

    private static Decoding decode(Frame frame, boolean atlas) {
        for (byte b : frame.payload()) {
            if (b == '{') {
                return DeviceListReader.decode(frame);
            }
            if (b > ' ') {
                break;
            }
        }
        return XmlPush.decode(frame, atlas);
    }
}
