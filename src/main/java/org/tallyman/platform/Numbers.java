package org.tallyman.platform;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.util.Locale;

/** Writes numbers the way people read them: {@code {n.grouped}} in templates gives 48 212. */
@TemplateExtension
public final class Numbers {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Numbers() {}

    /** A large number to four digits, such as "1.845 × 10¹⁹"; from 10 on, below zero too. */
    public static String power(double number) {
        String text = String.format(Locale.ROOT, "%.3e", number);
        int end = text.indexOf("e+");
        StringBuilder exponent = new StringBuilder();
        text.substring(end + 2)
                .replaceFirst("^0", "")
                .chars()
                .map(digit -> SUPERSCRIPTS.charAt(digit - '0'))
                .forEach(exponent::appendCodePoint);
        String digits = text.substring(0, end).replaceFirst("\\.?0+$", "");
        return digits.replace('-', '\u2212') + " × 10" + exponent;
    }

    public static String grouped(long number) {
        return grouped(BigDecimal.valueOf(number));
    }

    public static String grouped(int number) {
        return grouped(BigDecimal.valueOf(number));
    }

    /** All decimals that the number has, without trailing zeros; thousands apart by a narrow space that does not break. */
    public static String grouped(BigDecimal number) {
        String plain =
                number.signum() == 0 ? "0" : number.abs().stripTrailingZeros().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String groups = whole.replaceAll("\\B(?=(\\d{3})+$)", "\u202f");
        return (number.signum() < 0 ? "\u2212" : "") + groups + (point < 0 ? "" : plain.substring(point));
    }
}
