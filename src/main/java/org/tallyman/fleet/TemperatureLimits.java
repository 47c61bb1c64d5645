package org.tallyman.fleet;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.svg.LineChart;

/** Between which temperatures, in degrees Celsius, what an asset carries must stay, both ends included. */
public record TemperatureLimits(BigDecimal lowC, BigDecimal highC) {

    private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(?:\\.[0-9])?");
    private static final String RULE = "is a number of degrees Celsius with at most one decimal, such as -18.5";

    /** Fields temperatureLowC and temperatureHighC; empty when neither is given. Refuses one without the other. */
    static Optional<TemperatureLimits> read(Fields fields) {
        String low = fields.optionalMatching("temperatureLowC", DEGREES, RULE);
        String high = fields.optionalMatching("temperatureHighC", DEGREES, RULE);
        if (low == null && high == null) {
            return Optional.empty();
        }
        if (low == null || high == null) {
            if (fields.violations().isEmpty()) {
                fields.refuse(low == null ? "temperatureLowC" : "temperatureHighC", "goes with the other limit");
            }
            return Optional.empty();
        }
        TemperatureLimits limits = new TemperatureLimits(new BigDecimal(low), new BigDecimal(high));
        if (limits.lowC.compareTo(limits.highC) >= 0) {
            fields.refuse("temperatureHighC", "is above the lower limit");
        }
        return Optional.of(limits);
    }

    public boolean hold(double celsius) {
        return celsius >= lowC.doubleValue() && celsius <= highC.doubleValue();
    }

    LineChart.Limits ofChart() {
        return new LineChart.Limits(lowC.doubleValue(), highC.doubleValue());
    }

    /** Such as "2 to 8 °C". */
    public String words() {
        return plain(lowC) + " to " + plain(highC) + " \u00b0C";
    }

    private static String plain(BigDecimal degrees) {
        return degrees.stripTrailingZeros().toPlainString().replace('-', '\u2212');
    }
}
