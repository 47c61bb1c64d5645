package org.tallyman.intake.explain;

import org.tallyman.dialect.Rejection;

/** A part of a frame that was not taken. {@code offset} in bytes, -1 when unknown. */
public record Rejected(int index, int offset, String code, String field, String value, String rule) {

    public static Rejected of(Rejection rejection) {
        return new Rejected(
                rejection.index(),
                rejection.offset(),
                rejection.refusal().code(),
                rejection.refusal().field(),
                rejection.refusal().value(),
                rejection.refusal().rule());
    }

    /** One sentence that names field, value and rule. */
    public String sentence() {
        return field + " “" + value + "”: " + rule;
    }
}
