package org.tallyman.dialect.globalstar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.json.ElementSink;
import org.tallyman.dialect.json.JsonMessage;
import org.tallyman.dialect.json.Members;
import org.tallyman.dialect.json.ObjectReader;
import org.tallyman.dialect.tracker.Report;

/**
 * Reads the JSON of a reseller (Mayacom), which says the nine bytes of SmartOne in words: {@code entry.devices[]}
 * with {@code deviceIdentify}, {@code gpsCoordinate} and {@code deviceInfo}.
 */
final class DeviceListReader implements ObjectReader {

    private static final byte[] TAKEN = "{\"status\":\"ok\"}".getBytes(StandardCharsets.US_ASCII);

    private final Set<String> ids = new LinkedHashSet<>();

    private DeviceListReader() {}

    static Decoding decode(Frame frame) {
        DeviceListReader reader = new DeviceListReader();
        Decoding decoding = JsonMessage.decode(frame, reader);
        boolean taken = !decoding.elements().isEmpty();
        return new Decoding(
                decoding.elements(),
                decoding.rejections(),
                List.copyOf(reader.ids),
                Decoding.Checksum.NONE,
                taken ? Optional.of(Reply.acknowledging(TAKEN)) : Optional.empty());
    }

    @Override
    public void read(Members members, ElementSink sink) throws IOException {
        boolean listed = false;
        while (members.next()) {
            if (members.name().equals("entry") && members.object()) {
                listed |= readEntry(members, sink);
            } else {
                members.skip();
            }
        }
        if (!listed) {
            members.refuseElement("missing", "entry.devices", "must be there");
        }
        members.rejected(sink);
    }

    private boolean readEntry(Members members, ElementSink sink) throws IOException {
        boolean listed = false;
        while (members.next()) {
            if (!members.name().equals("devices") || !members.array()) {
                members.skip();
                continue;
            }
            listed = true;
            while (members.nextValue()) {
                Members.Refused before = members.setAside();
                members.takeUp(new Members.Refused(null, 0, members.offset()));
                add(members.map(), members, sink);
                sink.endElement();
                members.takeUp(before);
            }
        }
        return listed;
    }

    private void add(Map<String, Object> device, Members members, ElementSink sink) {
        String esn = text(device, "deviceIdentify", "esn");
        Instant time = XmlPush.unixTime(text(device, "deviceIdentify", "unixTime"));
        if (esn.isEmpty() || time == null) {
            members.refuseElement("missing", "deviceIdentify", "esn, and unixTime in seconds since 1970");
        }
        if (members.rejected(sink) || time == null) {
            return;
        }
        ids.add(esn);
        Report report = new Report();
        report.time(time);
        String latitude = text(device, "gpsCoordinate", "latitude");
        String longitude = text(device, "gpsCoordinate", "longitude");
        if (SpotMessage.isNumber(latitude) && SpotMessage.isNumber(longitude)) {
            report.position(Double.parseDouble(latitude), Double.parseDouble(longitude));
            report.valid(text(device, "deviceInfo", "gpsDataValid").equals("Valid"));
        } else if (!latitude.isEmpty() || !longitude.isEmpty()) {
            report.refusePosition(latitude + "," + longitude);
        }
        information(device, report);
        sink.add(report, esn);
    }

    private static void information(Map<String, Object> device, Report report) {
        if (!text(device, "deviceInfo", "batteryStatus").isEmpty()) {
            boolean replace = !text(device, "deviceInfo", "batteryStatus").equals("Good");
            report.attribute("batteryReplace", replace);
            if (replace) {
                report.alarm("lowBattery");
            }
        }
        yes(device, "input1State", "Closed", "in1", report);
        yes(device, "input2State", "Closed", "in2", report);
        yes(device, "unitInVibration", "Yes", "vibration", report);
        yes(device, "deviceAtRest", "No", "motion", report);
        String type = text(device, "deviceInfo", "messageSubType");
        if (!type.isEmpty()) {
            report.attribute("event", type);
        }
    }

    private static void yes(Map<String, Object> device, String member, String yes, String name, Report report) {
        String text = text(device, "deviceInfo", member);
        if (!text.isEmpty()) {
            report.attribute(name, text.equals(yes));
        }
    }

    /** A text or a number of a member's member; empty where it is not there. */
    private static String text(Map<String, Object> device, String member, String name) {
        Object value = device.get(member) instanceof Map<?, ?> members ? members.get(name) : null;
        return value instanceof String || value instanceof Number ? value.toString() : "";
    }
}
