package org.tallyman.dialect.zebra;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Scan;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.json.ElementSink;
import org.tallyman.dialect.json.Members;
import org.tallyman.dialect.json.ObjectReader;

/**
 * Reads one event: a tag event, a data event of a sled with its lists, or a management event, which is a signal when it
 * speaks of an input and otherwise a status under the event's own name.
 */
final class EventReader implements ObjectReader {

    private static final int NAME_LENGTH = 256;
    private static final int BARCODE_LENGTH = 8_192;

    private @Nullable Instant timestamp;
    private @Nullable String type;
    private @Nullable TagFields tag;
    private boolean listed;
    private Map<String, Object> attributes = new HashMap<>();

    /** What the lists of a sled's event hold, by the time that the envelope may say only after them. */
    private final List<Listed> pending = new ArrayList<>();

    private record Listed(@Nullable Instant time, Function<Instant, Observation> at) {}

    @Override
    public void read(Members members, ElementSink sink) throws IOException {
        timestamp = null;
        type = null;
        tag = null;
        listed = false;
        attributes = new HashMap<>();
        pending.clear();
        while (members.next()) {
            switch (members.name()) {
                case "timestamp" -> timestamp = members.instant();
                case "type" -> type = members.text(NAME_LENGTH);
                case "data" -> readData(members, sink);
                default -> keep(members);
            }
        }
        if (timestamp != null && (listed || (tag != null && tag.time != null))) {
            // What is inside has times of its own: the envelope's is when it was sent.
            sink.sent(timestamp);
        }
        if (listed) {
            // The envelope's own refusal, such as of its time, is one of everything in it.
            if (!members.rejected(sink)) {
                pending.forEach(one -> add(one.time == null ? timestamp : one.time, one.at, sink));
            }
            return;
        }
        Observation observation = observation(members, sink);
        if (!members.rejected(sink) && observation != null) {
            Instant time = tag != null && tag.time != null ? tag.time : timestamp;
            sink.add(observation, null, time == null ? Identity.NONE : ContentIdentity.of(observation));
        }
        sink.endElement();
    }

    private static void add(@Nullable Instant time, Function<Instant, Observation> at, ElementSink sink) {
        Observation observation = at.apply(time == null ? sink.receivedAt() : time);
        sink.add(observation, null, time == null ? Identity.NONE : ContentIdentity.of(observation));
    }

    private void keep(Members members) throws IOException {
        String name = members.name();
        Object value = members.any();
        if (value != null) {
            attributes.put(name, value);
        }
    }

    private void readData(Members members, ElementSink sink) throws IOException {
        if (!members.isObject()) {
            keep(members);
            return;
        }
        TagFields fields = new TagFields();
        Members.Refused before = members.setAside();
        while (members.next()) {
            switch (members.name()) {
                case "tagData" -> readList(members, sink, this::readTagRecord);
                case "barcodeData" -> readList(members, sink, this::readBarcode);
                default -> {
                    if (!fields.read(members)) {
                        keep(members);
                    }
                }
            }
        }
        if (fields.epc != null) {
            tag = fields;
            return;
        }
        if (!listed) {
            // A management event may call by a tag's member what is something else there.
            members.takeUp(before);
        }
        if (fields.eventNum() != null) {
            attributes.put("eventNum", fields.eventNum());
        }
    }

    private interface RecordReader {
        void read(Members members) throws IOException;
    }

    private void readList(Members members, ElementSink sink, RecordReader reader) throws IOException {
        if (!members.array()) {
            return;
        }
        listed = true;
        Members.Refused aside = members.setAside();
        while (members.nextValue()) {
            if (members.startElement(sink)) {
                reader.read(members);
                members.rejected(sink);
                sink.endElement();
            }
        }
        members.takeUp(aside);
    }

    private void readTagRecord(Members members) throws IOException {
        TagFields fields = new TagFields();
        while (members.next()) {
            if (!fields.read(members)) {
                members.skip();
            }
        }
        String epc = fields.epc;
        if (epc == null) {
            members.refuseElement("missing", "idHex", "a tag record needs one: enable it in the operating mode");
        } else if (!members.isRefused()) {
            pending.add(new Listed(fields.time, time -> fields.tagRead(epc, time)));
        }
    }

    private void readBarcode(Members members) throws IOException {
        String data = null;
        String symbology = null;
        while (members.next()) {
            switch (members.name()) {
                case "decodedBarcode" -> data = members.text(BARCODE_LENGTH);
                case "symbology" -> symbology = members.textOrNumber(NAME_LENGTH);
                default -> members.skip();
            }
        }
        String scanned = data;
        String kind = symbology;
        if (scanned == null) {
            members.refuseElement("missing", "decodedBarcode", "must be there");
        } else if (!members.isRefused()) {
            pending.add(new Listed(null, time -> new Scan(time, scanned, kind, null)));
        }
    }

    private @Nullable Observation observation(Members members, ElementSink sink) {
        Instant time = timestamp == null ? sink.receivedAt() : timestamp;
        if (tag != null && tag.epc != null) {
            return tag.tagRead(tag.epc, tag.time == null ? time : tag.time);
        }
        if (type == null && !attributes.containsKey("command")) {
            members.refuseElement("missing", "type", "an event has a type, the answer to a command has a command");
            return null;
        }
        String state = type == null ? "response" : type;
        Signal signal = state.toLowerCase(Locale.ROOT).startsWith("gpi") ? signal(time) : null;
        return signal == null ? new DeviceStatus(time, state, attributes) : signal;
    }

    private @Nullable Signal signal(Instant time) {
        Object pin = attributes.containsKey("pin") ? attributes.get("pin") : attributes.get("port");
        String state = String.valueOf(attributes.get("state")).toLowerCase(Locale.ROOT);
        boolean on = state.equals("high") || state.equals("true") || state.equals("1");
        boolean off = state.equals("low") || state.equals("false") || state.equals("0");
        return pin == null || !(on || off) ? null : new Signal(time, SignalKind.INPUT, "gpi" + pin, on);
    }
}
