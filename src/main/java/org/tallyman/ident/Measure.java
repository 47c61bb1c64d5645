package org.tallyman.ident;

import java.math.BigDecimal;

/**
 * A trade or logistic measure of AI (3100) to (3695): six digits with the decimal point the AI's last digit places.
 *
 * @param ai four digits, such as {@code 3103}
 * @param title data title, such as {@code NET WEIGHT (kg)}
 * @param value exact
 */
public record Measure(String ai, String title, BigDecimal value) {

    static boolean is(String ai) {
        return ai.length() == 4 && ai.compareTo("3100") >= 0 && ai.compareTo("3700") < 0;
    }

    static Measure of(AiElement element) {
        AiRule rule = AiTable.GS1.of(element.ai());
        int decimals = element.ai().charAt(3) - '0';
        return new Measure(
                element.ai(),
                rule == null ? "" : rule.title(),
                BigDecimal.valueOf(Long.parseLong(element.value()), decimals));
    }
}
