package org.tallyman.platform;

/** Units of measured values. */
public final class Units {

    private Units() {}

    /** A UCUM code as people write it: "\u00b0C" of {@code Cel}; empty where a value is a mere number. */
    public static String words(String ucum) {
        return switch (ucum) {
            case "Cel" -> "\u00b0C";
            case "[degF]" -> "\u00b0F";
            case "1", "{count}", "{#}" -> "";
            default -> ucum;
        };
    }
}
