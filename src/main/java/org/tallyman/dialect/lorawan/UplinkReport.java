package org.tallyman.dialect.lorawan;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.json.ElementSink;
import org.tallyman.dialect.lorawan.codec.Payload;
import org.tallyman.dialect.lorawan.codec.PayloadCodec;
import org.tallyman.dialect.lorawan.codec.PayloadCodecs;
import org.tallyman.dialect.mapping.Mapping;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/**
 * Reports uplinks: how they were heard, and what they say by the server's decoder or by a codec. A payload that
 * nobody reads stays in the status, which then is {@code unmapped}, and is refused, so that it can be read later.
 */
public final class UplinkReport {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** What a frame of LoRaWAN can hold at most; codecs count on it, for some go over a payload once for each part. */
    private static final int PAYLOAD_MAX = 255;

    private final Profile profile;
    private final CodecChoice codecs;
    private final Function<String, Optional<Mapping>> mappings;
    private final Objects objects;

    /** Takes what a server decoded, or a codec made. */
    interface Objects {

        Objects NOBODY = new Objects() {
            @Override
            public boolean wants(String device, String model) {
                return true;
            }

            @Override
            public void made(Map<String, Object> object, String device, String model) {
                // What it says is reported.
            }
        };

        /** Whether the uplinks of a device are read at all. */
        boolean wants(String device, String model);

        void made(Map<String, Object> object, String device, String model);
    }

    UplinkReport(Profile profile, PayloadCodecs codecs, Function<String, Optional<Mapping>> mappings, Objects objects) {
        this.objects = objects;
        this.profile = profile;
        this.codecs = new CodecChoice(profile, codecs);
        this.mappings = mappings;
    }

    /**
     * Reports one.
     *
     * @param event of it, with the server's own attributes
     * @param offset where it begins in the message
     */
    public void report(Uplink uplink, String device, Event event, ElementSink sink, int offset) {
        if (!objects.wants(device, uplink.deviceProfile())) {
            return;
        }
        event.attribute("fPort", (long) uplink.port());
        if (uplink.payload().length > 0) {
            event.attribute("payloadHex", HEX.formatHex(uplink.payload()));
        }
        if (!uplink.decoded().isEmpty()) {
            Optional<Mapping> mapping = mapped(uplink.decoded(), uplink, device, event, sink, offset);
            Meanings.readOthers(uplink.decoded(), mapping, event);
        } else if (uplink.encrypted()) {
            event.attribute("encrypted", true);
        } else if (uplink.payload().length > 0 && uplink.port() > 0) {
            decode(uplink, device, event, sink, offset);
        }
        // Behind what the device says, for a device may measure how it hears its beacons.
        Reception.report(uplink.receptions(), event);
    }

    /** What people say of an object goes before what its names say. */
    private Optional<Mapping> mapped(
            Map<String, Object> said, Uplink uplink, String device, Event event, ElementSink sink, int offset) {
        objects.made(said, device, uplink.deviceProfile());
        Optional<String> name = Settings.of(profile, "mapping", device, uplink);
        Optional<Mapping> mapping = name.flatMap(mappings);
        if (name.isPresent() && mapping.isEmpty()) {
            String rule = "names a mapping that there is; this object was read without it";
            sink.reject(offset, new Refusal("no-mapping", "profile, mapping", name.get(), rule));
        }
        mapping.ifPresent(by -> {
            Decoding decoding = by.decode(said, event.at());
            decoding.elements().forEach(element -> event.mapped(element.observation()));
            decoding.rejections().forEach(rejection -> sink.reject(offset, rejection.refusal()));
        });
        return mapping;
    }

    /** Those of all devices, and in their place those of this one. */
    private Map<String, String> variables(String device, Uplink uplink) {
        Map<String, String> variables = new TreeMap<>();
        profile.setting("variables").ifPresent(text -> put(text, variables));
        Settings.own(profile, "variables", device, uplink).ifPresent(text -> put(text, variables));
        return variables;
    }

    private static void put(String text, Map<String, String> variables) {
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                variables.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
    }

    private void decode(Uplink uplink, String device, Event event, ElementSink sink, int offset) {
        Optional<CodecChoice.Chosen> chosen = codecs.of(device, uplink);
        if (chosen.isEmpty()) {
            event.state("unmapped");
            sink.reject(
                    offset,
                    new Refusal(
                            "codec",
                            "model",
                            uplink.hints().stream()
                                    .filter(hint -> !hint.isEmpty())
                                    .collect(Collectors.joining(", ")),
                            "names a model that has a codec; give one for it, or name one in the profile of the sender"));
            return;
        }
        String name = chosen.get().name();
        PayloadCodec codec = chosen.get().codec();
        event.attribute("codec", name);
        if (codec == null) {
            event.state("unmapped");
            sink.reject(
                    offset,
                    new Refusal(
                            "codec",
                            "codec",
                            name,
                            "a model that has a codec here, such as em300-th, elsys or cayenne-lpp"));
            return;
        }
        if (uplink.payload().length > PAYLOAD_MAX) {
            event.state("unmapped");
            String length = uplink.payload().length + " bytes";
            sink.reject(offset, new Refusal("payload", "data", length, "at most " + PAYLOAD_MAX + " bytes in a frame"));
            return;
        }
        Payload payload = new Payload(uplink.port(), uplink.payload(), event.at(), variables(device, uplink));
        switch (codec.decode(payload)) {
            case Parsed.Ok<Map<String, Object>>(Map<String, Object> said) -> {
                Optional<Mapping> mapping = mapped(said, uplink, device, event, sink, offset);
                if (chosen.get().own()) {
                    Meanings.readOthers(said, mapping, event);
                } else {
                    Meanings.read(said, codec.units(), mapping, event);
                }
            }
            case Parsed.Refused<Map<String, Object>>(Refusal refusal) -> {
                event.state("unmapped");
                String field = "data, port " + uplink.port();
                sink.reject(
                        offset,
                        new Refusal(
                                refusal.code(),
                                field,
                                HEX.formatHex(uplink.payload()),
                                refusal.rule() + " (" + name + ")"));
            }
        }
    }
}
