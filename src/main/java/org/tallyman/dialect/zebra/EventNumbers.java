package org.tallyman.dialect.zebra;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Observation.Gap;
import org.tallyman.dialect.Observation.TagRead;

/**
 * Watches the running number of tag events and says where numbers are missing. A number at or below the last one is a
 * repeat or came late; a later event that counts from the beginning again follows a restart of the reader. Neither is a
 * gap.
 */
final class EventNumbers {

    private static final long NONE = -1;

    private long last = NONE;
    private Instant lastAt = Instant.EPOCH;

    /** Goes on from what {@link #context} told; begins anew with an empty text. */
    static EventNumbers resume(String context) {
        EventNumbers numbers = new EventNumbers();
        int space = context.indexOf(' ');
        if (space > 0) {
            numbers.last = Long.parseLong(context.substring(0, space));
            numbers.lastAt = Instant.parse(context.substring(space + 1));
        }
        return numbers;
    }

    /** The last number and its time; empty before the first. */
    String context() {
        return last == NONE ? "" : last + " " + lastAt;
    }

    Decoding withGaps(Decoding decoding) {
        List<Element> elements = new ArrayList<>(decoding.elements().size());
        boolean found = false;
        for (Element element : decoding.elements()) {
            Gap gap = element.observation() instanceof TagRead read
                    ? gapBefore(read, decoding.rejections().size())
                    : null;
            if (gap != null) {
                elements.add(new Element(gap, null, ContentIdentity.of(gap)));
                found = true;
            }
            elements.add(element);
        }
        return found ? decoding.with(elements, decoding.rejections()) : decoding;
    }

    /** {@code refused} elements of the frame came, but could not be read: so many numbers are not missing. */
    private @Nullable Gap gapBefore(TagRead read, int refused) {
        if (read.detail() == null || read.detail().sequence() == null) {
            return null;
        }
        long number = read.detail().sequence();
        long before = last;
        boolean restarted = number <= 1 && read.observedAt().isAfter(lastAt);
        if (number > last || restarted) {
            last = number;
            lastAt = read.observedAt();
        }
        if (before == NONE || number <= before + 1 + refused) {
            return null;
        }
        String reason = "eventNum " + (before + 1) + " to " + (number - 1) + " are missing";
        return new Gap(read.observedAt(), number - before - 1, reason);
    }
}
