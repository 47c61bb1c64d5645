package org.tallyman.dialect.meitrack;

import java.util.Locale;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Setting;

/**
 * Volts from the steps of a converter, in which text records count them. Between battery and converter a divider halves the
 * voltage, between external power and converter it takes a sixteenth.
 */
enum Voltages {
    TEN_BITS("10-bit", 3.0 / 1_024, 16),
    TWELVE_BITS("12-bit", 3.3 / 4_096, 16),

    /** Of models that run from their battery alone, where the second number is none of volts. */
    TWELVE_BITS_BATTERY("12-bit-battery", 3.3 / 4_096, 0),

    HUNDREDTHS("hundredths", 0, 0);

    static final Setting SETTING = Setting.oneOf(
            "converter",
            "how text records count volts; without it as the model does, or else in hundredths",
            TEN_BITS.word,
            TWELVE_BITS.word,
            TWELVE_BITS_BATTERY.word,
            HUNDREDTHS.word);

    private static final int BATTERY_DIVIDER = 2;

    private final String word;
    private final double step;
    private final int powerDivider;

    Voltages(String word, double step, int powerDivider) {
        this.word = word;
        this.step = step;
        this.powerDivider = powerDivider;
    }

    static Voltages of(Profile profile) {
        String chosen = profile.setting(SETTING.name()).orElse("");
        for (Voltages converter : values()) {
            if (converter.word.equals(chosen)) {
                return converter;
            }
        }
        return switch (profile.setting("model").orElse("").toUpperCase(Locale.ROOT)) {
            case "MVT340", "MVT380" -> TEN_BITS;
            case "MT90" -> TWELVE_BITS_BATTERY;
            case "T1", "T3", "MVT100", "MVT600", "MVT800", "TC68", "TC68S" -> TWELVE_BITS;
            default -> HUNDREDTHS;
        };
    }

    double battery(long steps) {
        return this == HUNDREDTHS ? steps / 100.0 : steps * BATTERY_DIVIDER * step;
    }

    double power(long steps) {
        if (this == HUNDREDTHS) {
            return steps / 100.0;
        }
        return powerDivider == 0 ? steps : steps * powerDivider * step;
    }
}
