package org.tallyman.dialect.osmand;

import java.util.List;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.json.JsonMessage;
import org.tallyman.dialect.tracker.HttpText;

/**
 * OsmAnd and Traccar Client. The report is a JSON body, or the query and a form body together. Where the frame has no
 * target, the payload is taken as {@code METHOD URI}, an empty line and the body.
 */
public final class OsmandDialect implements Dialect {

    private static final List<DeviceModel> MODELS =
            DeviceModel.list(DeviceModel.of("", DeviceKind.TRACKER, "Traccar Client", "OsmAnd"));

    @Override
    public String name() {
        return "osmand";
    }

    @Override
    public List<DeviceModel> models() {
        return MODELS;
    }

    @Override
    public Session open(Profile profile) {
        return frame -> decode(HttpText.unfolded(frame));
    }

    private static Decoding decode(Frame frame) {
        return isObject(frame.payload()) ? decodeJson(frame) : FormReport.decode(frame);
    }

    private static Decoding decodeJson(Frame frame) {
        JsonReport report = new JsonReport();
        return JsonMessage.decode(frame, report).by(report.ids());
    }

    private static boolean isObject(byte[] payload) {
        for (byte b : payload) {
            if (b > ' ' || b < 0) {
                return b == '{';
            }
        }
        return false;
    }
}
