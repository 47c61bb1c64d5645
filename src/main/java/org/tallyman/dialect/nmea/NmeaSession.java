package org.tallyman.dialect.nmea;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Refusal;

/**
 * One device. Some say who they are only after their first position, which waits for that. A second position before
 * it shows that the device is one that is known by other means, and nothing waits any more.
 *
 * <p>The context is {@code known}, or the time of receipt in milliseconds, a space and the sentence that waits.
 */
final class NmeaSession implements Session {

    private static final String KNOWN = "known";

    private final boolean ignoresChecksum;
    private final boolean acks;
    private boolean known;
    private @Nullable Frame waiting;

    NmeaSession(Profile profile, String context) {
        ignoresChecksum = profile.ignoresChecksum();
        acks = profile.is("ack");
        known = context.equals(KNOWN);
        int space = context.indexOf(' ');
        if (!known && space > 0 && context.substring(0, space).matches("\\d{1,18}")) {
            Instant receivedAt = Instant.ofEpochMilli(Long.parseLong(context.substring(0, space)));
            waiting = new Frame("", context.substring(space + 1).getBytes(StandardCharsets.ISO_8859_1), receivedAt);
        }
    }

    @Override
    public String context() {
        return known
                ? KNOWN
                : waiting == null
                        ? ""
                        : waiting.receivedAt().toEpochMilli() + " "
                                + new String(waiting.payload(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public Decoding receive(Frame frame) {
        Sentence sentence = Sentence.of(frame.payload());
        List<String> ids = Identification.of(sentence);
        if (sentence.checksum() == Checksum.BAD && !ignoresChecksum) {
            return refused(ids, sentence, sentence.wrongChecksum());
        }
        known |= !ids.isEmpty();
        Report report = new Report();
        return switch (Sentences.read(sentence, frame.receivedAt(), report)) {
            case REPORT -> reported(frame, sentence, ids, report);
            case NOTHING -> released(ids, sentence);
            case UNKNOWN -> {
                String name = sentence.fields().text(0);
                yield ids.isEmpty()
                        ? refused(ids, sentence, new Refusal("sentence", "sentence", name, "a sentence that is known"))
                        : released(ids, sentence);
            }
        };
    }

    private Decoding reported(Frame frame, Sentence sentence, List<String> ids, Report report) {
        if (!known && waiting == null) {
            waiting = frame;
            return decoding(ids, sentence, List.of(), List.of(), null);
        }
        known = true;
        List<Rejection> rejections = new ArrayList<>(0);
        List<Element> elements = released(rejections);
        report.elements(frame.receivedAt(), elements, rejections);
        boolean answers = acks && sentence.type().equals("RMC");
        Reply reply = Reply.acknowledging("OK1\r\n".getBytes(StandardCharsets.US_ASCII));
        return decoding(ids, sentence, elements, rejections, answers ? reply : null);
    }

    /** What has waited until now, if its sender is known by now. */
    private List<Element> released(List<Rejection> rejections) {
        List<Element> elements = new ArrayList<>();
        if (known && waiting != null) {
            Report report = new Report();
            Sentences.read(Sentence.of(waiting.payload()), waiting.receivedAt(), report);
            report.elements(waiting.receivedAt(), elements, rejections);
            waiting = null;
        }
        return elements;
    }

    private Decoding released(List<String> ids, Sentence sentence) {
        List<Rejection> rejections = new ArrayList<>(0);
        return decoding(ids, sentence, released(rejections), rejections, null);
    }

    private static Decoding decoding(
            List<String> ids,
            Sentence sentence,
            List<Element> elements,
            List<Rejection> rejections,
            @Nullable Reply reply) {
        return new Decoding(elements, rejections, ids, sentence.checksum(), Optional.ofNullable(reply));
    }

    private static Decoding refused(List<String> ids, Sentence sentence, Refusal refusal) {
        return new Decoding(
                List.of(), List.of(new Rejection(0, -1, refusal)), ids, sentence.checksum(), Optional.empty());
    }
}
