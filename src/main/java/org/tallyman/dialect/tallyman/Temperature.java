package org.tallyman.dialect.tallyman;

import java.util.regex.Pattern;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.Measurement;

/**
 * The units of the one quantity of which units are converted and limits kept: in any other a temperature would be compared with
 * nothing.
 */
public final class Temperature {

    /** What {@link #allows} demands. */
    public static final String RULE =
            "is a unit of temperature as UCUM writes it: Cel, K or [degF], or one made of these";

    /** A kelvin, or a degree of some scale, with or without a prefix, anywhere in a code. */
    private static final Pattern UNIT =
            Pattern.compile("(?:^|[0-9./(])(?:da|[YZEPTGMkhdcmunpfazy])?(?:K|Cel|\\[deg(?:F|R|Re)])(?![A-Za-z_\\[])");

    private Temperature() {}

    /** The same with the unit as UCUM writes it. */
    static Observation plain(Observation observation) {
        return observation instanceof Measurement m && m.quantity().equals("temperature")
                ? new Measurement(m.observedAt(), m.quantity(), m.value(), unit(m.quantity(), m.unit()), m.sensor())
                : observation;
    }

    /** What senders write instead can mean nothing else of a temperature, although UCUM has a coulomb and a farad. */
    private static String ucum(String unit) {
        return switch (unit) {
            case "C", "°C", "ºC", "℃", "degC", "DegC", "Celsius", "celsius" -> "Cel";
            case "F", "°F", "ºF", "℉", "degF", "DegF", "Fahrenheit", "fahrenheit" -> "[degF]";
            default -> unit;
        };
    }

    /** The unit of a quantity, that of a temperature as UCUM writes it. */
    public static String unit(String quantity, String given) {
        return quantity.equals("temperature") ? ucum(given) : given;
    }

    /** Whether a quantity may be measured in a unit. */
    public static boolean allows(String quantity, String unit) {
        return !quantity.equals("temperature") || UNIT.matcher(ucum(unit)).find();
    }
}
