package org.tallyman.dialect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of one frame: the elements understood, the parts refused, and the bytes to answer.
 *
 * @param ids device identifiers that the frame itself carries; empty when identity comes from the connection
 * @param checksum whether the frame's own checksum holds
 * @param reply the answer in the device's language
 * @param sentAt when the sender says that it sent the frame, which may be long after what it tells of; null when it does
 *     not say
 */
public record Decoding(
        List<Element> elements,
        List<Rejection> rejections,
        List<String> ids,
        Checksum checksum,
        Optional<Reply> reply,
        @Nullable Instant sentAt) {

    /** Verdict on a frame's checksum. */
    public enum Checksum {
        NONE,
        OK,
        BAD
    }

    public Decoding {
        elements = List.copyOf(elements);
        rejections = List.copyOf(rejections);
        ids = List.copyOf(ids);
    }

    /** Of a frame that does not say when it was sent. */
    public Decoding(
            List<Element> elements,
            List<Rejection> rejections,
            List<String> ids,
            Checksum checksum,
            Optional<Reply> reply) {
        this(elements, rejections, ids, checksum, reply, null);
    }

    public static Decoding of(List<Element> elements, List<Rejection> rejections) {
        return new Decoding(elements, rejections, List.of(), Checksum.NONE, Optional.empty());
    }

    /** The same, of a frame that names its sender. */
    public Decoding by(List<String> senders) {
        return new Decoding(elements, rejections, senders, checksum, reply, sentAt);
    }

    /** The same, of a frame that says when it was sent. */
    public Decoding sent(@Nullable Instant at) {
        return new Decoding(elements, rejections, ids, checksum, reply, at);
    }

    /** The same, with other elements and rejections. */
    public Decoding with(List<Element> otherElements, List<Rejection> otherRejections) {
        return new Decoding(otherElements, otherRejections, ids, checksum, reply, sentAt);
    }
}
