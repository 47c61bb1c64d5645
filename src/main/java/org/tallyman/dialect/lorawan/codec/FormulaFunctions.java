package org.tallyman.dialect.lorawan.codec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The functions of formulas. Those that read the payload count its bytes from 0: {@code b(at)}, {@code s8(at)},
 * {@code u16(at)}, {@code s16(at)}, {@code u24(at)}, {@code s24(at)}, {@code u32(at)}, {@code s32(at)}, {@code
 * f32(at)} and the same with {@code le}, {@code f16le(at)}, {@code bits(from, count)}, {@code bit(at, bit)} and {@code flag(at, bit)},
 * which is yes or no, {@code hex(at, count)}, {@code hexle(at, count)}, {@code digits(at, count)} of a binary coded
 * decimal, {@code ascii(at)} to the end, {@code mac(at)}, {@code version(at, count)}, and lists of numbers, {@code u16s(at, count)} and
 * {@code s16s(at, count)}.
 *
 * <p>The others compute: {@code label(n, 'of 0', 'of 1', …)}, {@code text(x)}, {@code upper(text)}, {@code base16(x)}, {@code round(x,
 * decimals)}, {@code time(seconds)}, {@code since(seconds % 65535)}, {@code max}, {@code min}, {@code pow}, {@code
 * log}, {@code floor}.
 */
final class FormulaFunctions {

    private FormulaFunctions() {}

    /** The function of this name, applied. */
    static Formula of(String name, List<Formula> of) {
        Formula a = of.getFirst();
        Formula b = of.size() > 1 ? of.get(1) : a;
        return switch (name) {
            case "b" -> v -> (double) v.u8(whole(a, v));
            case "s8" -> v -> (double) v.signed(whole(a, v), 1);
            case "flag" -> v -> ((v.u8(whole(a, v)) >> whole(b, v)) & 1) != 0;
            case "bit" -> v -> (double) ((v.u8(whole(a, v)) >> whole(b, v)) & 1);
            case "bits" -> v -> (double) v.bits(whole(a, v), whole(b, v));
            case "hex" -> v -> v.hex(whole(a, v), of.size() > 1 ? whole(b, v) : 0);
            case "ascii" -> v -> ascii(v, whole(a, v));
            case "upper" -> v -> text(a.of(v)).toUpperCase(Locale.ROOT);
            case "digits" -> v -> digits(v.hex(whole(a, v), whole(b, v)));
            case "hexle" -> v -> reversed(v.hex(whole(a, v), whole(b, v)));
            case "f32" -> v -> (double) Float.intBitsToFloat((int) v.unsigned(whole(a, v), 4));
            case "f16le" -> v -> (double) Float.float16ToFloat((short) v.unsigned(whole(a, v), -2));
            case "f32le" -> v -> (double) Float.intBitsToFloat((int) v.unsigned(whole(a, v), -4));
            case "base16" -> v -> Integer.toHexString(whole(a, v));
            case "mac" -> v -> v.hex(whole(a, v), 6).replaceAll("..(?!$)", "$0:");
            case "version" -> v -> version(v, whole(a, v), whole(b, v));
            case "label" -> v -> label(a.number(v), of, v);
            case "u16s" -> v -> list(v, whole(a, v), whole(b, v), false);
            case "s16s" -> v -> list(v, whole(a, v), whole(b, v), true);
            case "text" -> v -> text(a.of(v));
            case "round" -> v -> rounded(a.number(v), whole(b, v));
            case "time" -> v -> time(a.number(v));
            case "since" -> v -> since(a.number(v), v.receivedAt());
            case "max" -> v -> Math.max(a.number(v), b.number(v));
            case "min" -> v -> Math.min(a.number(v), b.number(v));
            case "pow" -> v -> Math.pow(a.number(v), b.number(v));
            case "log" -> v -> Math.log(a.number(v));
            case "floor" -> v -> Math.floor(a.number(v));
            default -> integer(name, a);
        };
    }

    /** {@code u16}, {@code s24le} and the like. */
    private static Formula integer(String name, Formula at) {
        boolean signed = name.startsWith("s");
        boolean little = name.endsWith("le");
        int bytes = Integer.parseInt(name.substring(1, little ? name.length() - 2 : name.length())) / 8;
        int count = little ? -bytes : bytes;
        return v -> (double) (signed ? v.signed(whole(at, v), count) : v.unsigned(whole(at, v), count));
    }

    private static int whole(Formula formula, Variables variables) {
        return (int) formula.number(variables);
    }

    /**
     * The text that a number stands for: {@code label(number, text of 0, text of 1, …)}; {@code unknown} beyond these.
     */
    private static @Nullable Object label(double number, List<Formula> of, Variables variables) {
        int index = (int) number + 1;
        return index > 0 && index < of.size() ? of.get(index).of(variables) : "unknown";
    }

    /** As JavaScript's {@code toFixed} does it, which looks at the binary value. */
    private static Double rounded(double value, int decimals) {
        return Double.isFinite(value)
                ? new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).doubleValue()
                : value;
    }

    private static String ascii(Variables variables, int from) {
        StringBuilder text = new StringBuilder();
        for (int at = from; at < variables.length(); at++) {
            char c = (char) variables.u8(at);
            text.append(c >= ' ' && c < 0x7F ? c : '?');
        }
        return text.toString();
    }

    private static @Nullable Double digits(String hex) {
        return hex.matches("\\d{1,15}") ? Double.valueOf(hex) : null;
    }

    private static String reversed(String hex) {
        StringBuilder reversed = new StringBuilder(hex.length());
        for (int i = hex.length() - 2; i >= 0; i -= 2) {
            reversed.append(hex, i, i + 2);
        }
        return reversed.toString();
    }

    private static String version(Variables variables, int at, int count) {
        StringBuilder version = new StringBuilder();
        for (int i = 0; i < count; i++) {
            version.append(i == 0 ? "" : ".").append(variables.u8(at + i));
        }
        return version.toString();
    }

    private static @Nullable String time(double seconds) {
        return Double.isFinite(seconds) ? Instant.ofEpochSecond((long) seconds).toString() : null;
    }

    /** Seconds since 1970 of which a device sends the rest of a division by 65535; 65535 for none (Digital Matter). */
    private static @Nullable Double since(double rest, long receivedAt) {
        if (rest == 65_535) {
            return null;
        }
        // Half an hour of a clock that goes ahead is no message of yesterday.
        long latest = receivedAt + 1_800;
        long turns = Math.floorDiv(latest, 65_535);
        long here = turns * 65_535 + (long) rest;
        return (double) (here < latest ? here : here - 65_535);
    }

    static String text(@Nullable Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? Long.toString(number.longValue())
                : String.valueOf(value);
    }

    /** Of 16 bits each. */
    private static List<Object> list(Variables variables, int at, int count, boolean signed) {
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < count && !variables.isOver(); i++) {
            int from = at + 2 * i;
            numbers.add((double) (signed ? variables.signed(from, 2) : variables.unsigned(from, 2)));
        }
        return numbers;
    }
}
