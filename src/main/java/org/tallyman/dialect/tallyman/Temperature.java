package org.tallyman.dialect.tallyman;

import java.util.regex.Pattern;

/**
 * The units of the one quantity of which units are converted and limits kept: in any other a temperature would be compared with
 * nothing.
 */
final class Temperature {

    static final String RULE = "is a unit of temperature as UCUM writes it: Cel, K or [degF], or one made of these";

    /** A kelvin, or a degree of some scale, with or without a prefix, anywhere in a code. */
    private static final Pattern UNIT =
            Pattern.compile("(?:^|[0-9./(])(?:da|[YZEPTGMkhdcmunpfazy])?(?:K|Cel|\\[deg(?:F|R|Re)])(?![A-Za-z_\\[])");

    private Temperature() {}

    /** Whether a quantity may be measured in a unit. */
    static boolean allows(String quantity, String unit) {
        return !quantity.equals("temperature") || UNIT.matcher(unit).find();
    }
}
