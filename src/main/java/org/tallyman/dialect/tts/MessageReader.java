package org.tallyman.dialect.tts;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.json.ElementSink;
import org.tallyman.dialect.json.Members;
import org.tallyman.dialect.json.ObjectReader;
import org.tallyman.dialect.lorawan.Body;
import org.tallyman.dialect.lorawan.Eui;
import org.tallyman.dialect.lorawan.Event;
import org.tallyman.dialect.lorawan.EventKey;
import org.tallyman.dialect.lorawan.Reception;
import org.tallyman.dialect.lorawan.Uplink;
import org.tallyman.dialect.lorawan.UplinkReport;
import org.tallyman.ident.Refusal;

/** Reads the messages of version 3, and hands those of version 2 on. */
final class MessageReader implements ObjectReader {

    private static final byte[] NOTHING = {};

    private final UplinkReport uplinks;
    private final Set<String> ids = new LinkedHashSet<>();

    MessageReader(UplinkReport uplinks) {
        this.uplinks = uplinks;
    }

    List<String> ids() {
        return List.copyOf(ids);
    }

    @Override
    public void read(Members members, ElementSink sink) throws IOException {
        int offset = members.offset();
        Body body = new Body(members.map());
        Refusal refusal = body.has("end_device_ids")
                ? message(body, sink, offset)
                : body.has("dev_id") || body.has("hardware_serial")
                        ? version2(body, sink, offset)
                        : new Refusal("missing", "end_device_ids", "", "a message names its device");
        if (refusal != null) {
            sink.reject(offset, refusal);
        }
        sink.endElement();
    }

    private @Nullable Refusal message(Body body, ElementSink sink, int offset) {
        Body about = body.at("end_device_ids");
        String device = name(about.text("dev_eui"), about.text("device_id"));
        if (device.isEmpty()) {
            return new Refusal("missing", "end_device_ids.dev_eui", "", "a message names its device");
        }
        Optional<Refusal> fault = Eui.fault("end_device_ids.dev_eui", about.text("dev_eui"));
        if (fault.isPresent()) {
            return fault.get();
        }
        Instant published = body.time("received_at");
        if (published == null && body.has("received_at")) {
            return new Refusal("time", "received_at", body.text("received_at"), "a time as RFC 3339 writes it");
        }
        if (published != null) {
            sink.sent(published);
        }
        Event event;
        Refusal refusal = null;
        if (body.has("uplink_message")) {
            Body uplink = body.at("uplink_message");
            Instant time = uplink.time("received_at");
            if (time == null && uplink.has("received_at")) {
                return new Refusal("time", "received_at", uplink.text("received_at"), "a time as RFC 3339 writes it");
            }
            time = time == null ? published : time;
            String key = EventKey.of(
                    device, uplink.text("session_key_id"), uplink.text("f_cnt"), uplink.text("frm_payload"), time);
            event = new Event(device, "up", time, sink.receivedAt(), key);
            names(about, event);
            refusal = uplink(uplink, device, event, sink, offset);
        } else {
            event = ServerMessages.event(body, device, published, sink.receivedAt());
            names(about, event);
            refusal = ServerMessages.read(body, event);
        }
        if (refusal == null) {
            ids.add(device);
            event.addTo(sink);
        }
        return refusal;
    }

    private static void names(Body about, Event event) {
        event.text("application", about.at("application_ids").text("application_id"));
        event.text("deviceName", about.text("device_id"));
        event.text("devAddr", about.text("dev_addr"));
    }

    private @Nullable Refusal uplink(Body uplink, String device, Event event, ElementSink sink, int offset) {
        byte[] payload = uplink.has("frm_payload") ? uplink.bytes("frm_payload") : NOTHING;
        if (payload == null) {
            return new Refusal("base64", "frm_payload", uplink.text("frm_payload"), "bytes in Base64");
        }
        double port = uplink.number("f_port");
        if (port < 0 || port > 255) {
            return new Refusal("range", "f_port", uplink.text("f_port"), "from 0 to 255");
        }
        event.attribute("fCnt", (long) uplink.number("f_cnt"));
        event.attribute("confirmed", uplink.yes("confirmed"));
        if (uplink.yes("simulated")) {
            event.attribute("simulated", true);
        }
        event.text("frequency", uplink.at("settings").text("frequency"));
        Body lora = uplink.at("settings").at("data_rate").at("lora");
        if (lora.has("spreading_factor")) {
            event.attribute("spreadingFactor", (long) lora.number("spreading_factor"));
        }
        event.text("airtime", uplink.text("consumed_airtime"));
        Body model = uplink.at("version_ids");
        event.text("brand", model.text("brand_id"));
        event.text("model", model.text("model_id"));
        List<Reception> receptions = new ArrayList<>();
        for (Body rx : uplink.list("rx_metadata")) {
            String gateway = name(
                    rx.at("gateway_ids").text("gateway_id"),
                    rx.at("gateway_ids").text("eui"));
            double rssi = rx.has("rssi") ? rx.number("rssi") : rx.number("channel_rssi");
            receptions.add(new Reception(gateway, rssi, rx.number("snr")));
        }
        uplinks.report(
                new Uplink(
                        (int) port,
                        payload,
                        decoded(uplink),
                        receptions,
                        uplink.has("app_s_key"),
                        "",
                        List.of((model.text("brand_id") + " " + model.text("model_id")).strip())),
                device,
                event,
                sink,
                offset);
        // Said again with every uplink until the device says something new.
        Body battery = uplink.at("last_battery_percentage");
        Instant measuredAt = battery.time("received_at");
        if (measuredAt != null && battery.number("value") > 0) {
            event.before(new Measurement(measuredAt, "battery", battery.number("value"), "%", ""));
        }
        if (uplink.members().get("decoded_payload_warnings") instanceof List<?> warnings && !warnings.isEmpty()) {
            event.attribute("warnings", warnings);
        }
        return null;
    }

    /** By the maker's decoder, or what the server made of that. */
    private static Map<String, Object> decoded(Body uplink) {
        Map<String, Object> decoded = uplink.at("decoded_payload").members();
        List<Body> normalized = uplink.list("normalized_payload");
        return decoded.isEmpty() && !normalized.isEmpty() ? normalized.getLast().members() : decoded;
    }

    /** Version 2: flat, and without a session. */
    private @Nullable Refusal version2(Body body, ElementSink sink, int offset) {
        String device = name(body.text("hardware_serial"), body.text("dev_id"));
        Optional<Refusal> fault = Eui.fault("hardware_serial", body.text("hardware_serial"));
        if (fault.isPresent()) {
            return fault.get();
        }
        byte[] payload = body.has("payload_raw") ? body.bytes("payload_raw") : NOTHING;
        if (payload == null) {
            return new Refusal("base64", "payload_raw", body.text("payload_raw"), "bytes in Base64");
        }
        double port = body.number("port");
        if (port < 0 || port > 255) {
            return new Refusal("range", "port", body.text("port"), "from 0 to 255");
        }
        Body metadata = body.at("metadata");
        Instant time = metadata.time("time");
        String key = EventKey.of(device, "", body.text("counter"), body.text("payload_raw"), time);
        Event event = new Event(device, "up", time, sink.receivedAt(), key);
        event.text("application", body.text("app_id"));
        event.text("deviceName", body.text("dev_id"));
        event.attribute("fCnt", (long) body.number("counter"));
        event.attribute("confirmed", body.yes("confirmed"));
        event.text("dataRate", metadata.text("data_rate"));
        List<Reception> receptions = new ArrayList<>();
        for (Body gateway : metadata.list("gateways")) {
            receptions.add(new Reception(gateway.text("gtw_id"), gateway.number("rssi"), gateway.number("snr")));
        }
        Map<String, Object> decoded = body.at("payload_fields").members();
        Uplink uplink = new Uplink((int) port, payload, decoded, receptions, false, "", List.of());
        uplinks.report(uplink, device, event, sink, offset);
        ids.add(device);
        event.addTo(sink);
        return null;
    }

    private static String name(String first, String second) {
        return first.isEmpty() ? second : first;
    }
}
