package org.tallyman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.tallyman.dialect.Observation.DeviceStatus;

/** What came of a frame, for tests of dialects. */
public final class Decoded {

    private Decoded() {}

    /** Of a frame of which everything was understood. */
    public static List<Observation> observations(Decoding decoding) {
        assertThat(decoding.rejections()).isEmpty();
        return decoding.elements().stream().map(Element::observation).toList();
    }

    /** Of the status, which comes last. */
    public static Map<String, Object> attributes(Decoding decoding) {
        return ((DeviceStatus) decoding.elements().getLast().observation()).attributes();
    }

    /** The codes of what was refused. */
    public static List<String> codes(Decoding decoding) {
        return decoding.rejections().stream()
                .map(rejection -> rejection.refusal().code())
                .toList();
    }

    /** What the device is answered, in ASCII; empty when nothing. */
    public static String answer(Decoding decoding) {
        return decoding.reply()
                .map(reply -> new String(reply.bytes(), StandardCharsets.US_ASCII))
                .orElse("");
    }
}
