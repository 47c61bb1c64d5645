package org.tallyman.dialect.cassia;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.ble.BeaconSettings;
import org.tallyman.dialect.ble.GatewayMembers;
import org.tallyman.dialect.json.ElementSink;
import org.tallyman.dialect.json.Members;
import org.tallyman.dialect.json.ObjectReader;

/**
 * Reads one object: a transmitter that was heard, or a message with an {@code action}, the gateway's name and, under {@code
 * data}, one such or a list. Of other actions the data become the gateway's status.
 */
final class ScanReader implements ObjectReader {

    private static final int TEXT_LENGTH = 256;
    private static final String SCAN = "data.scan";

    private final BeaconSettings settings;
    private @Nullable String gateway;
    private @Nullable Instant time;
    private String action = "";
    private List<Transmitter> heard = new ArrayList<>();
    private Map<String, Object> status = new LinkedHashMap<>();
    private boolean listed;

    ScanReader(BeaconSettings settings) {
        this.settings = settings;
    }

    @Override
    public void read(Members members, ElementSink sink) throws IOException {
        ElementSink.Mark begin = sink.mark();
        gateway = null;
        time = null;
        action = "";
        heard = new ArrayList<>();
        status = new LinkedHashMap<>();
        listed = false;
        Transmitter alone = new Transmitter();
        while (members.next()) {
            switch (members.name()) {
                case "action" -> action = members.text(TEXT_LENGTH);
                case "gateway", "ap" -> gateway = GatewayMembers.address(members);
                case "timestamp" -> time = GatewayMembers.time(members);
                case "id" -> members.skip();
                case "data" -> readData(members, sink);
                default -> alone.take(members);
            }
        }
        boolean isStatus = !action.isEmpty() && !action.equals(SCAN);
        if (!listed && !isStatus) {
            alone.check(members);
            heard.add(alone);
        }
        if (members.isRefused()) {
            sink.takeBack(begin);
            members.rejected(sink);
            sink.endElement();
            return;
        }
        heard.forEach(transmitter -> transmitter.tell(gateway, time, settings, sink));
        if (isStatus) {
            status(sink);
        }
        if (!listed) {
            sink.endElement();
        }
    }

    private void status(ElementSink sink) {
        if (gateway != null) {
            status.put("gateway", gateway);
        }
        Instant at = time == null ? sink.receivedAt() : time;
        DeviceStatus said = new DeviceStatus(at, action, status);
        sink.add(said, null, time == null ? Identity.NONE : ContentIdentity.of(said));
    }

    /** The action stands before the data, as the maker's messages have it. */
    private void readData(Members members, ElementSink sink) throws IOException {
        if (!action.isEmpty() && !action.equals(SCAN)) {
            Object data = members.any();
            if (data instanceof Map<?, ?> map) {
                map.forEach((name, value) -> status.put(String.valueOf(name), value));
            } else if (data != null) {
                status.put("data", data);
            }
            return;
        }
        listed = true;
        Members.Refused outer = members.setAside();
        if (members.isObject()) {
            readTransmitter(members, sink);
        } else if (members.array()) {
            while (members.nextValue()) {
                readTransmitter(members, sink);
            }
        } else {
            members.rejected(sink);
            sink.endElement();
        }
        members.takeUp(outer);
    }

    private void readTransmitter(Members members, ElementSink sink) throws IOException {
        if (!members.startElement(sink)) {
            return;
        }
        Transmitter transmitter = new Transmitter();
        while (members.next()) {
            transmitter.take(members);
        }
        transmitter.check(members);
        if (!members.rejected(sink)) {
            heard.add(transmitter);
        }
        sink.endElement();
    }
}
