package org.tallyman.dialect.lorawan.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads formulas: numbers, {@code 'texts'}, {@code true}, {@code false}, {@code null}, {@code port}, {@code length}
 * of the payload, {@code x0}, {@code x1} and so on for its words, the functions of {@link FormulaFunctions}, and
 * these operators of JavaScript with its precedence: {@code ? :}, {@code ||}, {@code &&}, {@code |}, {@code &},
 * {@code == !=}, {@code < <= > >=}, {@code << >>}, {@code + -}, {@code * / %}, and before a value {@code - !}.
 */
final class FormulaParser {

    /** From the weakest binding to the strongest. */
    private static final List<List<String>> LEVELS = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("|"),
            List.of("&"),
            List.of("==", "!="),
            List.of("<=", ">=", "<", ">"),
            List.of("<<", ">>"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private final String text;
    private int at;

    private FormulaParser(String text) {
        this.text = text;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none, which is a fault of a table of ours
     */
    static Formula parse(String text) {
        FormulaParser parser = new FormulaParser(text);
        Formula formula = parser.choice();
        if (parser.next() != 0) {
            throw parser.unexpected();
        }
        return formula;
    }

    private Formula choice() {
        Formula condition = binary(0);
        if (!took("?")) {
            return condition;
        }
        Formula yes = choice();
        expect(":");
        Formula no = choice();
        return variables -> condition.holds(variables) ? yes.of(variables) : no.of(variables);
    }

    private Formula binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Formula left = binary(level + 1);
        for (String operator = operator(level); operator != null; operator = operator(level)) {
            left = joined(operator, left, binary(level + 1));
        }
        return left;
    }

    private @Nullable String operator(int level) {
        next();
        for (String operator : LEVELS.get(level)) {
            // The beginning of a longer operator is not meant.
            boolean longer = operator.length() == 1
                    && at + 1 < text.length()
                    && "|&<>=".indexOf(text.charAt(at + 1)) >= 0
                    && "|&<>".contains(operator);
            if (!longer && text.startsWith(operator, at)) {
                at += operator.length();
                return operator;
            }
        }
        return null;
    }

    private static Formula joined(String operator, Formula a, Formula b) {
        return switch (operator) {
            case "||" -> v -> a.holds(v) || b.holds(v);
            case "&&" -> v -> a.holds(v) && b.holds(v);
            case "|" -> v -> (double) ((long) a.number(v) | (long) b.number(v));
            case "&" -> v -> (double) ((long) a.number(v) & (long) b.number(v));
            case "==" -> v -> Objects.equals(a.of(v), b.of(v));
            case "!=" -> v -> !Objects.equals(a.of(v), b.of(v));
            case "<=" -> v -> a.number(v) <= b.number(v);
            case ">=" -> v -> a.number(v) >= b.number(v);
            case "<" -> v -> a.number(v) < b.number(v);
            case ">" -> v -> a.number(v) > b.number(v);
            case "<<" -> v -> (double) ((long) a.number(v) << (long) b.number(v));
            case ">>" -> v -> (double) ((long) a.number(v) >> (long) b.number(v));
            case "+" -> v -> sum(a.of(v), b.of(v));
            case "-" -> v -> a.number(v) - b.number(v);
            case "*" -> v -> a.number(v) * b.number(v);
            case "/" -> v -> a.number(v) / b.number(v);
            default -> v -> a.number(v) % b.number(v);
        };
    }

    private static Object sum(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Double left && b instanceof Double right) {
            return left + right;
        }
        return FormulaFunctions.text(a) + FormulaFunctions.text(b);
    }

    private Formula unary() {
        if (took("-")) {
            Formula value = unary();
            return v -> -value.number(v);
        }
        if (took("!")) {
            Formula value = unary();
            return v -> !value.holds(v);
        }
        if (took("(")) {
            Formula inside = choice();
            expect(")");
            return inside;
        }
        char next = next();
        if (next == '\'') {
            int end = text.indexOf('\'', at + 1);
            String value = text.substring(at + 1, end);
            at = end + 1;
            return v -> value;
        }
        return isDigit(next) ? constant() : named();
    }

    private Formula constant() {
        int start = at;
        boolean hex = text.startsWith("0x", at);
        if (hex) {
            at += 2;
        }
        while (at < text.length() && isOfNumber(text.charAt(at), hex)) {
            // The exponent may have a sign of its own.
            boolean signed = !hex && text.startsWith("e-", at);
            at += signed ? 2 : 1;
        }
        String digits = text.substring(start, at);
        double value = hex ? (double) Long.parseLong(digits.substring(2), 16) : Double.parseDouble(digits);
        return v -> value;
    }

    private static boolean isOfNumber(char c, boolean hex) {
        return hex ? Character.digit(c, 16) >= 0 : isDigit(c) || c == '.' || c == 'e';
    }

    private Formula named() {
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        if (took("(")) {
            List<Formula> arguments = new ArrayList<>();
            do {
                arguments.add(choice());
            } while (took(","));
            expect(")");
            return FormulaFunctions.of(name, arguments);
        }
        if (name.matches("x\\d+")) {
            int word = Integer.parseInt(name.substring(1));
            return v -> (double) v.unsigned(2 * word, 2);
        }
        return switch (name) {
            case "port" -> v -> (double) v.port();
            case "length" -> v -> (double) v.length();
            case "true" -> v -> true;
            case "false" -> v -> false;
            case "null" -> v -> null;
            default -> throw unexpected();
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The next character that is no space; 0 at the end. */
    private char next() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean took(String symbol) {
        next();
        boolean taken = text.startsWith(symbol, at);
        at += taken ? symbol.length() : 0;
        return taken;
    }

    private void expect(String symbol) {
        if (!took(symbol)) {
            throw unexpected();
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("at " + at + " in " + text);
    }
}
