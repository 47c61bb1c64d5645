package org.tallyman.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Units;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.sql.Sql;

/**
 * Between what values a quantity must stay, both ends included; at least one is there.
 *
 * @param low null where nothing is too little
 * @param high null where nothing is too much
 * @param unit UCUM code of both
 */
public record Limits(@Nullable Double low, @Nullable Double high, String unit) {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(?:\\.[0-9]{1,4})?");
    private static final String RULE = "is a number with at most four decimals, such as -18.5";

    /** Two fields; null when neither is given, or one is no number. */
    static @Nullable Limits read(Fields fields, String lowField, String highField, String unit) {
        String low = fields.optionalMatching(lowField, NUMBER, RULE);
        String high = fields.optionalMatching(highField, NUMBER, RULE);
        if ((low == null && high == null) || !fields.violations().isEmpty()) {
            return null;
        }
        Limits limits =
                new Limits(low == null ? null : Double.valueOf(low), high == null ? null : Double.valueOf(high), unit);
        if (limits.low != null && limits.high != null && limits.low >= limits.high) {
            fields.refuse(highField, "is above the lower limit");
        }
        return limits;
    }

    /** A row that has all of them; null where there are none. */
    static @Nullable Limits of(ResultSet row) throws SQLException {
        Double low = Sql.doubleOrNull(row, "low");
        Double high = Sql.doubleOrNull(row, "high");
        return low == null && high == null ? null : new Limits(low, high, row.getString("unit"));
    }

    public boolean hold(double value) {
        return (low == null || value >= low) && (high == null || value <= high);
    }

    /** The same in another unit; empty where that is one of something else. */
    Optional<Limits> in(String other) {
        if (other.equals(unit)) {
            return Optional.of(this);
        }
        OptionalDouble least = convert(low, other);
        OptionalDouble most = convert(high, other);
        return (low != null && least.isEmpty()) || (high != null && most.isEmpty())
                ? Optional.empty()
                : Optional.of(new Limits(
                        low == null ? null : least.getAsDouble(), high == null ? null : most.getAsDouble(), other));
    }

    private OptionalDouble convert(@Nullable Double limit, String other) {
        return limit == null ? OptionalDouble.empty() : Quantities.convert(limit, unit, other);
    }

    /** Such as "−25 to −18 °C", "at least 2 °C", "at most 60 %". */
    public String words() {
        String said = low == null
                ? "at most " + number(high)
                : high == null ? "at least " + number(low) : number(low) + " to " + number(high);
        return (said + " " + Units.words(unit)).strip();
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
