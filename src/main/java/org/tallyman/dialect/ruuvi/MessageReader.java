package org.tallyman.dialect.ruuvi;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.ble.BeaconSettings;
import org.tallyman.dialect.ble.GatewayMembers;
import org.tallyman.dialect.ble.Texts;
import org.tallyman.dialect.json.ElementSink;
import org.tallyman.dialect.json.Members;
import org.tallyman.dialect.json.ObjectReader;

/**
 * Reads one message: a tag, all tags under {@code data}, or what the gateway says of itself. What the gateway's own name
 * is, and when it sent, may stand behind the tags.
 */
final class MessageReader implements ObjectReader {

    private static final int TEXT_LENGTH = 64;

    private final @Nullable String topicTag;
    private final boolean statusTopic;
    private final BeaconSettings settings;

    private @Nullable String gateway;
    private @Nullable Instant sentAt;
    private List<TagReader> tags = new ArrayList<>();
    private boolean listed;
    private Map<String, Object> others = new HashMap<>();

    MessageReader(String target, BeaconSettings settings) {
        String last = target.substring(target.lastIndexOf('/') + 1);
        this.topicTag = Texts.address(last);
        this.statusTopic = last.equals("gw_status");
        this.settings = settings;
    }

    @Override
    public void read(Members members, ElementSink sink) throws IOException {
        ElementSink.Mark begin = sink.mark();
        gateway = null;
        sentAt = null;
        tags = new ArrayList<>();
        listed = false;
        others = new HashMap<>();
        TagReader tag = new TagReader(topicTag);
        while (members.next()) {
            if (members.name().equals("data") && members.isObject()) {
                readData(members, sink);
            } else if (!readCommon(members) && !tag.take(members)) {
                Object value = members.any();
                if (value != null) {
                    others.put(members.name(), value);
                }
            }
        }
        finish(tag, begin, members, sink);
    }

    private void finish(TagReader tag, ElementSink.Mark begin, Members members, ElementSink sink) {
        boolean status = statusTopic || (!listed && !tag.isThere() && !others.isEmpty());
        if (!listed && !status && !tag.isThere()) {
            members.refuseElement("missing", "data", "what a tag said, or an object with tags, must be there");
        } else if (!listed && !status) {
            tag.check(members);
        }
        if (members.isRefused()) {
            sink.takeBack(begin);
            members.rejected(sink);
            sink.endElement();
            return;
        }
        if (sentAt != null && listed) {
            sink.sent(sentAt);
        }
        if (listed) {
            tags.forEach(heard -> heard.tell(gateway, sentAt, settings, sink));
            return;
        }
        if (status) {
            status(sink);
        } else {
            tag.tell(gateway, sentAt, settings, sink);
        }
        sink.endElement();
    }

    /** What a gateway says of itself is told of it as it stands, beside {@code state} which it has over MQTT. */
    private void status(ElementSink sink) {
        Object state = others.remove("state");
        if (gateway != null) {
            others.put("gw_mac", gateway);
        }
        Instant at = sentAt == null ? sink.receivedAt() : sentAt;
        DeviceStatus status = new DeviceStatus(at, state instanceof String text ? text : "status", others);
        sink.add(status, null, sentAt == null ? Identity.NONE : ContentIdentity.of(status));
    }

    private boolean readCommon(Members members) throws IOException {
        switch (members.name()) {
            case "gw_mac", "DEVICE_ADDR" -> gateway = GatewayMembers.address(members);
            case "gwts", "TIMESTAMP" -> sentAt = GatewayMembers.time(members);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readData(Members members, ElementSink sink) throws IOException {
        if (!members.object()) {
            return;
        }
        while (members.next()) {
            switch (members.name()) {
                case "gw_mac" -> gateway = GatewayMembers.address(members);
                case "timestamp" -> sentAt = GatewayMembers.time(members);
                case "tags" -> readTags(members, sink);
                default -> members.skip();
            }
        }
    }

    private void readTags(Members members, ElementSink sink) throws IOException {
        if (!members.object()) {
            return;
        }
        listed = true;
        Members.Refused outer = members.setAside();
        while (members.next()) {
            String name = members.name();
            if (!members.startElement(sink)) {
                continue;
            }
            TagReader tag = new TagReader(Texts.address(name.length() > TEXT_LENGTH ? "" : name));
            while (members.next()) {
                if (!tag.take(members)) {
                    members.skip();
                }
            }
            tag.check(members);
            if (!members.rejected(sink)) {
                tags.add(tag);
            }
            sink.endElement();
        }
        members.takeUp(outer);
    }
}
