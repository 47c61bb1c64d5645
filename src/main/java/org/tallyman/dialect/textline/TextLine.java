package org.tallyman.dialect.textline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Scan;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.textline.Layout.Found;
import org.tallyman.ident.Refusal;

/** Reads one line. */
final class TextLine {

    private static final Pattern NUMBER = Pattern.compile("[+-]? *(\\d{1,15}([.,]\\d{0,15})?|[.,]\\d{1,15})");

    private TextLine() {}

    static Decoding read(Frame frame, LineSettings settings) {
        LineText text = LineText.of(frame.payload(), settings.charset());
        if (text.wrongAt() >= 0) {
            return decoded(
                    List.of(),
                    List.of(new Rejection(0, text.wrongAt(), notOf(settings, text))),
                    reply(settings.reply()).map(Reply::acknowledging));
        }
        String line = text.read();
        if (!settings.heartbeat().isEmpty()
                && line.strip().equals(settings.heartbeat().strip())) {
            return new Decoding(
                    List.of(),
                    List.of(),
                    List.of(),
                    Checksum.NONE,
                    reply(settings.heartbeatReply()).map(Reply::atOnce));
        }
        Optional<Reply> reply = reply(settings.reply()).map(Reply::acknowledging);
        if (!settings.noRead().isEmpty()
                && line.strip().equals(settings.noRead().strip())) {
            return decoded(List.of(new DeviceStatus(frame.receivedAt(), "no-read", Map.of())), List.of(), reply);
        }
        Optional<List<Found>> found = settings.layout().read(line);
        if (found.isEmpty()) {
            Refusal refusal = new Refusal("layout", "line", line, "is laid out as the profile's setting layout says");
            return decoded(List.of(), List.of(new Rejection(0, 0, refusal)), reply);
        }
        return read(found.get(), frame.receivedAt(), reply);
    }

    private static Decoding read(List<Found> found, Instant at, Optional<Reply> reply) {
        List<Observation> observations = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        for (Found each : found) {
            String name = each.field().name();
            if (name.equals("scan")) {
                String code = each.text();
                if (LineText.isCode(code)) {
                    observations.add(new Scan(at, code, null, null));
                } else if (!code.isEmpty()) {
                    rejections.add(
                            new Rejection(observations.size() + rejections.size(), -1, controlCharacter(name, code)));
                }
            } else if (!name.isEmpty()) {
                String text = each.text();
                if (NUMBER.matcher(text).matches()) {
                    double value = Double.parseDouble(text.replace(" ", "").replace(',', '.'));
                    observations.add(
                            new Measurement(at, name, value, each.field().unit(), ""));
                } else {
                    rejections.add(new Rejection(
                            observations.size() + rejections.size(),
                            -1,
                            new Refusal("number", name, text, "a number")));
                }
            }
        }
        return decoded(observations, rejections, reply);
    }

    private static Decoding decoded(
            List<? extends Observation> said, List<Rejection> rejections, Optional<Reply> reply) {
        List<Element> elements = said.stream()
                .map(each -> new Element(each, null, Identity.NONE))
                .toList();
        return new Decoding(elements, rejections, List.of(), Checksum.NONE, reply);
    }

    private static Refusal notOf(LineSettings settings, LineText text) {
        return new Refusal(
                "charset",
                "line",
                text.wrong(),
                "are bytes of " + settings.charset().name() + " (the profile's setting charset says which)");
    }

    private static Refusal controlCharacter(String field, String code) {
        return new Refusal(
                "control-character",
                field,
                LineText.visible(code),
                "has no control characters but tab, line end, EOT, FS, GS, RS and US; what stands around a code, the profile's"
                        + " settings start, end and layout name");
    }

    private static Optional<byte[]> reply(byte[] bytes) {
        return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
    }
}
