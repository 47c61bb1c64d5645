package org.tallyman.platform;

/**
 * One field that breaks one rule.
 *
 * @param field name of the field or parameter as the caller wrote it, or a JSON pointer
 * @param value the value as it was given, shortened; empty when there was none
 * @param rule the rule in words: "is a GTIN of 8, 12, 13 or 14 digits with a right check digit"
 */
public record Violation(String field, String value, String rule) {

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
