package org.tallyman.dialect.impinj;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Sample;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.json.JsonMessage;

/**
 * Impinj IoT device interface. An empty array, or nothing at all, is a keep-alive. A short plain text is what the
 * operator configured as MQTT connect, disconnect or will message, and becomes the device's status; over HTTP there is no
 * such thing.
 */
public final class ImpinjDialect implements Dialect {

    private static final List<DeviceModel> MODELS =
            DeviceModel.list(DeviceModel.of("Impinj", DeviceKind.READER, "R700", "R720", "R710", "R510", "R515"));

    private static final int STATUS_LENGTH = 128;

    @Override
    public String name() {
        return "impinj";
    }

    /** A reader says it more than once, because once is not enough to believe that a tag is there. */
    @Override
    public Optional<Sample> sample(Instant at) {
        return Optional.of(Sample.json("[" + read(at.minusMillis(200)) + "," + read(at) + "]"));
    }

    private static String read(Instant at) {
        return "{'timestamp':'" + at
                + "','hostname':'reader','eventType':'tagInventory','tagInventoryEvent':{'epcHex':'" + Sample.EPC
                + "','antennaPort':1,'peakRssiCdbm':-5200}}";
    }

    @Override
    public List<DeviceModel> models() {
        return MODELS;
    }

    @Override
    public Session open(Profile profile) {
        EventReader reader = new EventReader();
        return frame ->
                !frame.isRequest() && isStatusText(frame.payload()) ? status(frame) : JsonMessage.decode(frame, reader);
    }

    private static Decoding status(Frame frame) {
        String text = new String(frame.payload(), StandardCharsets.US_ASCII).strip();
        DeviceStatus status = new DeviceStatus(frame.receivedAt(), text, Map.of());
        return Decoding.of(List.of(new Element(status, null, Identity.NONE)), List.of());
    }

    /** One short line of printable ASCII that begins with a letter and has no bracket in it. */
    private static boolean isStatusText(byte[] payload) {
        if (payload.length == 0 || payload.length > STATUS_LENGTH || !Character.isLetter(payload[0])) {
            return false;
        }
        for (byte b : payload) {
            boolean control = (b < ' ' && b != '\r' && b != '\n') || b == 0x7F;
            boolean bracket = b == '{' || b == '}' || b == '[' || b == ']';
            if (control || bracket) {
                return false;
            }
        }
        return true;
    }
}
