package org.tallyman.platform;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One field that breaks one rule. */
public record Violation(
        @Schema(description = "name of the field or parameter as the caller wrote it, or a JSON pointer")
        String field,

        @Schema(description = "the value as it was given, shortened; empty when there was none")
        String value,

        @Schema(description = "the rule in words: \"is a GTIN of 8, 12, 13 or 14 digits with a right check digit\"")
        String rule) {

    private static final int MAX_VALUE_LENGTH = 120;

    public Violation {
        if (value.length() > MAX_VALUE_LENGTH) {
            value = value.substring(0, MAX_VALUE_LENGTH) + "…";
        }
    }

    /** What stands beside the field itself, which already says its name. */
    String ruleOnly() {
        return value.isEmpty() ? rule : "“" + value + "” " + rule;
    }

    /** One sentence for people that names field, value and rule. */
    public String sentence() {
        return value.isEmpty() ? field + " " + rule : field + " “" + value + "” " + rule;
    }
}
