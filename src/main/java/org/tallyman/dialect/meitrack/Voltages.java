package org.tallyman.dialect.meitrack;

/** Volts from the steps of a model's converter, in which text records count them. */
final class Voltages {

    private static final double TEN_BITS = 3.0 / 1_024;
    private static final double TWELVE_BITS = 3.3 / 4_096;

    private Voltages() {}

    static double battery(String model, long steps) {
        return switch (model) {
            case "MVT340", "MVT380" -> steps * 2 * TEN_BITS;
            case "MT90", "T1", "T3", "MVT100", "MVT600", "MVT800", "TC68", "TC68S" -> steps * 2 * TWELVE_BITS;
            default -> steps / 100.0;
        };
    }

    static double power(String model, long steps) {
        return switch (model) {
            case "MVT340", "MVT380" -> steps * 16 * TEN_BITS;
            case "MT90" -> steps;
            case "T1", "T3", "MVT100", "MVT600", "MVT800", "TC68", "TC68S" -> steps * 16 * TWELVE_BITS;
            default -> steps / 100.0;
        };
    }
}
