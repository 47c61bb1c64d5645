package org.tallyman.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Rejection;
import org.tallyman.ident.Refusal;

/**
 * Limits of what any language may say, so that no element can reach a table that cannot hold it. An element beyond them
 * is refused as if its language had refused it. These limits never change with a setting: a message read again must
 * yield the same elements.
 */
final class ElementLimits {

    private static final int CHILD_LENGTH = 200;
    private static final long FROM_SECOND = 0;
    private static final long TO_SECOND = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    private ElementLimits() {}

    /** The same decoding when every element is within the limits. */
    static Decoding apply(Decoding decoding) {
        for (Element element : decoding.elements()) {
            if (refusal(element) != null) {
                return without(decoding);
            }
        }
        return decoding;
    }

    private static Decoding without(Decoding decoding) {
        List<Element> elements = new ArrayList<>(decoding.elements().size());
        List<Rejection> rejections = new ArrayList<>(decoding.rejections());
        Parts parts = Parts.of(decoding.elements().size(), decoding.rejections());
        for (int i = 0; i < decoding.elements().size(); i++) {
            Element element = decoding.elements().get(i);
            Refusal refusal = refusal(element);
            if (refusal == null) {
                elements.add(element);
            } else {
                rejections.add(new Rejection(parts.ofElement(i), -1, refusal));
            }
        }
        rejections.sort(Comparator.comparingInt(Rejection::index));
        return decoding.with(elements, rejections);
    }

    private static @Nullable Refusal refusal(Element element) {
        Observation observation = element.observation();
        long second = observation.observedAt().getEpochSecond();
        if (second < FROM_SECOND || second >= TO_SECOND) {
            return new Refusal("time", "time", observation.observedAt().toString(), "from the year 1970 to 2099");
        }
        String child = element.child();
        if (child != null) {
            if (child.isEmpty() || child.length() > CHILD_LENGTH) {
                return new Refusal("child-name", "device", child, "1 to " + CHILD_LENGTH + " characters");
            }
            if (!isText(child)) {
                return notText("device", child);
            }
        }
        return switch (observation) {
            case Observation.Measurement said -> isSummable(said.value()) ? firstNotText(said) : tooMuch(said);
            case Observation.DeviceStatus said -> isText(said.state()) ? null : notText("status", said.state());
            case Observation.Signal said -> isText(said.name()) ? null : notText("name", said.name());
            case Observation.TagRead _, Observation.Scan _, Observation.Fix _, Observation.Gap _ -> null;
        };
    }

    /** Sensors count in 32-bit floating point at most; many times more could not be summed up, or drawn beside another. */
    private static boolean isSummable(double value) {
        return Math.abs(value) <= Float.MAX_VALUE;
    }

    private static Refusal tooMuch(Observation.Measurement said) {
        return new Refusal("value", "value", Double.toString(said.value()), "a number between \u22123.4e38 and 3.4e38");
    }

    private static @Nullable Refusal firstNotText(Observation.Measurement said) {
        if (!isText(said.quantity())) {
            return notText("quantity", said.quantity());
        }
        if (!isText(said.sensor())) {
            return notText("sensor", said.sensor());
        }
        return isText(said.unit()) ? null : notText("unit", said.unit());
    }

    private static Refusal notText(String field, String value) {
        return new Refusal("text", field, value, "text without control characters and half surrogate pairs");
    }

    private static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
