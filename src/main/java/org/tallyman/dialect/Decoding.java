package org.tallyman.dialect;

import java.util.List;
import java.util.Optional;

/**
 * What came of one frame: the elements understood, the parts refused, and the bytes to answer.
 *
 * @param ids device identifiers that the frame itself carries; empty when identity comes from the connection
 * @param checksum whether the frame's own checksum holds
 * @param reply the answer in the device's language; leaves only when the journal says so
 */
public record Decoding(
        List<Element> elements,
        List<Rejection> rejections,
        List<String> ids,
        Checksum checksum,
        Optional<byte[]> reply) {

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

    public static Decoding of(List<Element> elements, List<Rejection> rejections) {
        return new Decoding(elements, rejections, List.of(), Checksum.NONE, Optional.empty());
    }
}
