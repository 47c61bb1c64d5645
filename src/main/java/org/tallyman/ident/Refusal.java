package org.tallyman.ident;

/**
 * Why an input was not taken: a value, never an exception.
 *
 * @param code short stable name of the broken rule, in kebab case, such as {@code check-digit}
 * @param field what part of the input broke it, such as {@code AI (01)} or {@code filter}
 * @param value the offending value as it was given, shortened to a printable length
 * @param rule the rule in words, with standard and clause where there is one
 */
public record Refusal(String code, String field, String value, String rule) {

    private static final int MAX_VALUE_LENGTH = 120;

    public Refusal {
        if (value.length() > MAX_VALUE_LENGTH) {
            value = value.substring(0, MAX_VALUE_LENGTH) + "…";
        }
    }

    /** One sentence that names field, value and rule, for people. */
    public String sentence() {
        return field + " “" + value + "”: " + rule;
    }
}
