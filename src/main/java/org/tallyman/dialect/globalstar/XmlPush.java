package org.tallyman.dialect.globalstar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** Reads a document of messages of many devices, one report each, under the names of their devices. */
final class XmlPush {

    private static final String GLOBALSTAR = "stuMessages";

    private XmlPush() {}

    static Decoding decode(Frame frame, boolean atlas) {
        return switch (XmlDocument.read(frame.payload())) {
            case Parsed.Refused<XmlDocument>(Refusal refusal) -> Decodings.refused(List.of(), refusal);
            case Parsed.Ok<XmlDocument>(XmlDocument document) -> decode(document, frame, atlas);
        };
    }

    private static Decoding decode(XmlDocument document, Frame frame, boolean atlas) {
        boolean globalstar = document.root().equals(GLOBALSTAR);
        if (!globalstar && document.records().isEmpty()) {
            return Decodings.refused(
                    List.of(),
                    new Refusal("document", "root element", document.root(), "stuMessages, or messages of SPOT"));
        }
        List<Element> elements = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Map<String, String> message : document.records()) {
            String device = globalstar ? message.getOrDefault("esn", "") : SpotMessage.device(message);
            Report report = new Report();
            Refusal refusal = device.isEmpty()
                    ? new Refusal("missing", "esn", "", "must be there")
                    : globalstar ? stuMessage(message, atlas, report) : SpotMessage.read(message, report);
            if (refusal != null) {
                rejections.add(new Rejection(elements.size() + rejections.size(), -1, refusal));
                continue;
            }
            ids.add(device);
            int first = elements.size();
            report.elements(frame.receivedAt(), elements, rejections);
            elements.subList(first, elements.size())
                    .replaceAll(element -> new Element(element.observation(), device, element.identity()));
        }
        Optional<Reply> reply = globalstar
                ? Optional.of(StuResponse.pass(document.attributes().getOrDefault("messageID", ""), frame.receivedAt()))
                : Optional.empty();
        return new Decoding(elements, rejections, List.copyOf(ids), Decoding.Checksum.NONE, reply);
    }

    private static @Nullable Refusal stuMessage(Map<String, String> message, boolean atlas, Report report) {
        Instant time = unixTime(message.getOrDefault("unixTime", ""));
        if (time == null) {
            return new Refusal("time", "unixTime", message.getOrDefault("unixTime", ""), "seconds since 1970");
        }
        report.time(time);
        byte[] payload = Payload.bytes(message.getOrDefault("payload", ""));
        if (payload.length != Payload.LENGTH) {
            String rule = "0x and " + Payload.LENGTH + " bytes in hexadecimal digits";
            return new Refusal("payload", "payload", message.getOrDefault("payload", ""), rule);
        }
        if (atlas) {
            Payload.atlasTrax(payload, report);
        } else {
            Payload.smartOne(payload, report);
        }
        return null;
    }

    static @Nullable Instant unixTime(String text) {
        return text.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(text)) : null;
    }
}
