package org.tallyman.platform;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;

/** Writes numbers the way people read them: {@code {n.grouped}} in templates gives 48 212. */
@TemplateExtension
public final class Numbers {

    private Numbers() {}

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
