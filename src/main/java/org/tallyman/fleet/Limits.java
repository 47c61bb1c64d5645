package org.tallyman.fleet;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.command.Fields;

/**
 * Between what values a quantity must stay, both ends included; at least one is there.
 *
 * @param low null where nothing is too little
 * @param high null where nothing is too much
 */
public record Limits(@Nullable Double low, @Nullable Double high) {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(?:\\.[0-9]{1,4})?");
    private static final String RULE = "is a number with at most four decimals, such as -18.5";

    /** Fields {@code low} and {@code high}; null when neither is given, or one is no number. */
    static @Nullable Limits read(Fields fields) {
        String low = fields.optionalMatching("low", NUMBER, RULE);
        String high = fields.optionalMatching("high", NUMBER, RULE);
        if ((low == null && high == null) || !fields.violations().isEmpty()) {
            return null;
        }
        Limits limits =
                new Limits(low == null ? null : Double.valueOf(low), high == null ? null : Double.valueOf(high));
        if (limits.low != null && limits.high != null && limits.low >= limits.high) {
            fields.refuse("high", "is above the lower limit");
        }
        return limits;
    }

    public boolean hold(double value) {
        return (low == null || value >= low) && (high == null || value <= high);
    }

    /** Such as "−25 to −18 °C", "at least 2 °C", "at most 60 %". */
    public String words(String unit) {
        if (low == null) {
            return "at most " + number(high) + " " + Quantities.unit(unit);
        }
        return (high == null ? "at least " + number(low) : number(low) + " to " + number(high)) + " "
                + Quantities.unit(unit);
    }

    /** As a form takes it. */
    static String plain(@Nullable Double limit) {
        if (limit == null) {
            return "";
        }
        return limit == Math.rint(limit) ? String.format(Locale.ROOT, "%.0f", limit) : limit.toString();
    }

    private static String number(@Nullable Double limit) {
        return plain(limit).replace('-', '\u2212');
    }
}
