package org.tallyman.dialect.chirpstack;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

/** Reads the events of one message. */
final class EventReader implements ObjectReader {

    private static final byte[] NOTHING = {};

    private final String kindOfMessage;
    private final UplinkReport uplinks;
    private final Set<String> ids = new LinkedHashSet<>();

    EventReader(String kindOfMessage, UplinkReport uplinks) {
        this.kindOfMessage = kindOfMessage;
        this.uplinks = uplinks;
    }

    List<String> ids() {
        return List.copyOf(ids);
    }

    @Override
    public void read(Members members, ElementSink sink) throws IOException {
        int offset = members.offset();
        Body body = new Body(members.map());
        Refusal refusal = read(body, sink, offset);
        if (refusal != null) {
            sink.reject(offset, refusal);
        }
        sink.endElement();
    }

    private @Nullable Refusal read(Body body, ElementSink sink, int offset) {
        Body info = body.at("deviceInfo");
        String device = info.text("devEui");
        if (device.isEmpty()) {
            return new Refusal("missing", "deviceInfo.devEui", "", "an event names its device");
        }
        Optional<Refusal> fault = Eui.fault("deviceInfo.devEui", device);
        if (fault.isPresent()) {
            return fault.get();
        }
        Instant time = body.time("time");
        if (time == null && body.has("time")) {
            return new Refusal("time", "time", body.text("time"), "a time as RFC 3339 writes it");
        }
        String kind = kindOfMessage.isEmpty() ? EventKind.of(body) : kindOfMessage;
        Event event = new Event(device, kind, time, sink.receivedAt(), key(body, device, kind, time));
        event.text("application", info.text("applicationId"));
        event.text("applicationName", info.text("applicationName"));
        event.text("deviceName", info.text("deviceName"));
        event.text("deviceProfile", info.text("deviceProfileName"));
        if (!info.at("tags").isEmpty()) {
            event.attribute("tags", info.at("tags").members());
        }
        Refusal refusal = kind.equals(EventKind.UP)
                ? up(body, info, device, event, sink, offset)
                : ServerEvents.read(kind, body, event);
        if (refusal == null) {
            ids.add(device);
            event.addTo(sink);
        }
        return refusal;
    }

    private static String key(Body body, String device, String kind, @Nullable Instant time) {
        String given = body.text("deduplicationId");
        if (!given.isEmpty()) {
            return given;
        }
        return kind.equals(EventKind.UP)
                ? EventKey.of(device, body.text("devAddr"), body.text("fCnt"), body.text("data"), time)
                : "";
    }

    private @Nullable Refusal up(Body body, Body info, String device, Event event, ElementSink sink, int offset) {
        byte[] payload = body.has("data") ? body.bytes("data") : NOTHING;
        if (payload == null) {
            return new Refusal("base64", "data", body.text("data"), "bytes in Base64");
        }
        double port = body.number("fPort");
        if (port < 0 || port > 255) {
            return new Refusal("range", "fPort", body.text("fPort"), "from 0 to 255");
        }
        event.attribute("fCnt", (long) body.number("fCnt"));
        event.text("devAddr", body.text("devAddr"));
        event.attribute("dr", (long) body.number("dr"));
        event.attribute("adr", body.yes("adr"));
        event.attribute("confirmed", body.yes("confirmed"));
        event.text("region", body.text("regionConfigId"));
        Body tx = body.at("txInfo");
        if (tx.has("frequency")) {
            event.attribute("frequency", (long) tx.number("frequency"));
        }
        Body lora = tx.at("modulation").at("lora");
        if (lora.has("spreadingFactor")) {
            event.attribute("spreadingFactor", (long) lora.number("spreadingFactor"));
        }
        event.text("relay", body.at("relayRxInfo").text("devEui"));
        List<Reception> receptions = new ArrayList<>();
        for (Body rx : body.list("rxInfo")) {
            receptions.add(new Reception(rx.text("gatewayId"), rx.number("rssi"), rx.number("snr")));
        }
        List<String> hints = new ArrayList<>();
        for (String tag : List.of("codec", "model", "device_model")) {
            hints.add(info.at("tags").text(tag));
        }
        hints.add(info.text("deviceProfileName"));
        boolean encrypted = !body.at("joinServerContext").text("sessionKeyId").isEmpty();
        Uplink uplink = new Uplink(
                (int) port,
                payload,
                body.at("object").members(),
                receptions,
                encrypted,
                info.text("deviceProfileName"),
                hints);
        uplinks.report(uplink, device, event, sink, offset);
        return null;
    }
}
