package org.tallyman.dialect.tracker;

/** Angles from degrees and minutes in one number, as NMEA 0183 writes them: {@code ddmm.mmmm}. */
public final class Degrees {

    private Degrees() {}

    /** Degrees of {@code dddmm.mmmm}; not a number where there are 60 minutes or more. */
    public static double ofMinutes(double degreesAndMinutes) {
        double degrees = Math.floor(Math.abs(degreesAndMinutes) / 100);
        double minutes = Math.abs(degreesAndMinutes) - degrees * 100;
        return minutes < 60 ? Math.copySign(degrees + minutes / 60, degreesAndMinutes) : Double.NaN;
    }

    /**
     * Whether nothing is said of an angle in two fields, its number and its hemisphere: no number, or zeros without a letter, as
     * devices write that see no satellites.
     */
    public static boolean isAbsent(Fields fields, int number) {
        return fields.isVoid(number) || (fields.isBlank(number) && fields.isBlank(number + 1));
    }

    /**
     * The same angle, below zero in the south and in the west; not a number where the letter is none of N, S, E and W.
     */
    public static double signed(double degrees, char hemisphere) {
        return switch (hemisphere) {
            case 'N', 'E' -> degrees;
            case 'S', 'W' -> -degrees;
            default -> Double.NaN;
        };
    }
}
