package org.tallyman.fleet;

import java.util.Locale;
import java.util.OptionalDouble;
import org.tallyman.platform.Numbers;
import org.tallyman.platform.Units;

/** Measured quantities in words. */
final class Quantities {

    private static final double KELVIN = 273.15;

    private static final double EXACT_MAX = 1e12;

    private Quantities() {}

    /** Such as "Battery voltage" of {@code battery-voltage}. */
    static String title(String quantity) {
        String words = switch (quantity) {
            case "rssi" -> "signal strength";
            case "snr" -> "signal over noise";
            default -> quantity.replace('-', ' ').replace('_', ' ');
        };
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Whether it says how the device itself does, and not what it was hung up to measure. */
    static boolean isOfDevice(String quantity) {
        return switch (quantity) {
            case "battery", "battery-voltage", "supply-voltage", "gateways", "rssi", "snr" -> true;
            default -> false;
        };
    }

    /** A value in another unit of the same kind, to four decimals; empty where it is not of the same kind. */
    static OptionalDouble convert(double value, String from, String to) {
        if (from.equals(to)) {
            return OptionalDouble.of(value);
        }
        OptionalDouble celsius = switch (from) {
            case "Cel" -> OptionalDouble.of(value);
            case "K" -> OptionalDouble.of(value - KELVIN);
            case "[degF]" -> OptionalDouble.of((value - 32) / 1.8);
            default -> OptionalDouble.empty();
        };
        if (celsius.isEmpty()) {
            return celsius;
        }
        double degrees = celsius.getAsDouble();
        return switch (to) {
            case "Cel" -> rounded(degrees);
            case "K" -> rounded(degrees + KELVIN);
            case "[degF]" -> rounded(degrees * 1.8 + 32);
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble rounded(double value) {
        return OptionalDouble.of(rounded(value, 1e4));
    }

    /** To parts of one; what is so large has none. */
    private static double rounded(double value, double parts) {
        return Math.abs(value) < EXACT_MAX ? Math.round(value * parts) / parts + 0.0 : value;
    }

    /**
     * A value with its unit, as precise as sensors are: of what is small three decimals, but of degrees never; what is counted
     * is whole; what has more digits than anybody reads is a power of ten.
     */
    static String words(double value, String ucum) {
        double size = Math.abs(value);
        String unit = Units.words(ucum);
        if (size >= EXACT_MAX) {
            return (Numbers.power(value) + " " + unit).strip();
        }
        boolean counted = unit.isEmpty() && value == Math.rint(value);
        boolean small = size > 0 && size < 1 && !unit.startsWith("\u00b0");
        String format = counted || size >= 1_000 ? "%.0f" : small ? "%.3f" : "%.1f";
        // What is rounded to nothing is not less than nothing.
        double shown = small || counted ? value : rounded(value, 10);
        return (String.format(Locale.ROOT, format, shown) + " " + unit).strip().replace('-', '\u2212');
    }
}
