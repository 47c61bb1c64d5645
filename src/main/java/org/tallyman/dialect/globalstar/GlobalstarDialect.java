package org.tallyman.dialect.globalstar;

import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.tracker.HttpText;

/**
 * Globalstar and SPOT. The profile's setting {@code model} is {@code AtlasTrax} for devices that use the nine bytes in
 * their own way.
 */
public final class GlobalstarDialect implements Dialect {

    private static final String ATLAS_TRAX = "AtlasTrax";

    @Override
    public String name() {
        return "globalstar";
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
