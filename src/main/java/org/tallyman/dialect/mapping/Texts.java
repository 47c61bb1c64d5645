package org.tallyman.dialect.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Values of JSON as texts and numbers, whichever of the two their senders wrote. */
final class Texts {

    private static final MathContext DIGITS = new MathContext(15);

    private Texts() {}

    static String of(Object value) {
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString(number.longValue())
                : value.toString();
    }

    /** Null when it is none. */
    static @Nullable Double number(@Nullable Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case String text
            when text.strip().matches("[+-]?[0-9]{1,19}(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?") ->
                Double.valueOf(text.strip());
            case null, default -> null;
        };
    }

    /** Reckoned in decimal, lest a tenth of 402 be 40.200000000000003. */
    static double scaled(double value, double factor, double offset) {
        return Double.isFinite(value) && Double.isFinite(factor) && Double.isFinite(offset)
                ? BigDecimal.valueOf(value)
                        .multiply(BigDecimal.valueOf(factor), DIGITS)
                        .add(BigDecimal.valueOf(offset), DIGITS)
                        .doubleValue()
                : value;
    }

    /** The text itself when it is no Base64. */
    static String hexOfBase64(String text) {
        try {
            return HexFormat.of().withUpperCase().formatHex(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
