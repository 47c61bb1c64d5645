package org.tallyman.intake;

import java.util.Arrays;
import java.util.Optional;

/** What came on the line of a device and is no frame of its language. */
public enum NoFrame {
    NOISE("noise", "no frame of the language begins or fits so"),
    HALF("half-frame", "the line ended within it, and nobody confirms such frames, so that it may not come again"),
    TOO_LONG("frame-too-long", "a frame of the language ends sooner; the line was closed");

    private final String code;
    private final String rule;

    NoFrame(String code, String rule) {
        this.code = code;
        this.rule = rule;
    }

    /** The short fixed name by which it is counted. */
    public String code() {
        return code;
    }

    /** Why it cannot be read. */
    String rule() {
        return rule;
    }

    static Optional<NoFrame> find(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }
}
