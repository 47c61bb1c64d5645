package org.tallyman.fleet;

import java.util.Locale;

/** Measured quantities in words. */
final class Quantities {

    private Quantities() {}

    /** Such as "Battery voltage" of {@code battery-voltage}. */
    static String title(String quantity) {
        String words = quantity.replace('-', ' ').replace('_', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A UCUM code as people write it. */
    static String unit(String ucum) {
        return switch (ucum) {
            case "Cel" -> "\u00b0C";
            case "[degF]" -> "\u00b0F";
            case "1", "{count}", "{#}" -> "";
            default -> ucum;
        };
    }

    /** A value with its unit, as precise as sensors are. */
    static String words(double value, String ucum) {
        double size = Math.abs(value);
        String format = size >= 1_000 ? "%.0f" : size >= 1 || size == 0 ? "%.1f" : "%.3f";
        return (String.format(Locale.ROOT, format, value) + " " + unit(ucum))
                .strip()
                .replace('-', '\u2212');
    }
}
