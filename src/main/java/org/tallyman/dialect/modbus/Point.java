package org.tallyman.dialect.modbus;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallyman.dialect.SignalKind;
import org.tallyman.ident.Parsed;

/**
 * What one place in a device means, as its profile says: {@code holding 100 int16 scale 0.1 temperature Cel} or
 * {@code discrete 3 door inverted}.
 *
 * @param name of the sensor or contact
 * @param address of its first register or its bit, from 0
 */
record Point(String name, Table table, int address, Meaning meaning) {

    static final String RULE =
            "is “holding” or “input”, an address from 0, int16, uint16, int32, uint32 or float32, and a quantity with its unit, such as"
                    + " “holding 100 int16 scale 0.1 temperature Cel” (before the quantity may stand lowfirst, scale and offset); or"
                    + " “coil” or “discrete”, an address, and door, button, beam or contact, such as “discrete 3 door inverted”";

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,5}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final Pattern QUANTITY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
    private static final Pattern UNIT = Pattern.compile("[!-~]{1,32}");
    private static final int ADDRESS_MAX = 65_535;
    private static final Map<String, SignalKind> CONTACTS = Map.of(
            "door", SignalKind.DOOR,
            "button", SignalKind.BUTTON,
            "beam", SignalKind.LIGHT_BEAM,
            "contact", SignalKind.INPUT);

    sealed interface Meaning {

        /**
         * A number that is measured: scale times what stands there, plus offset.
         *
         * @param lowFirst whether the low word of two stands first
         */
        record Measured(
                NumberType type, boolean lowFirst, BigDecimal scale, BigDecimal offset, String quantity, String unit)
                implements Meaning {}

        /** A contact; {@code inverted} where a set bit means off. */
        record Contact(SignalKind kind, boolean inverted) implements Meaning {}
    }

    /** How many entries of its table it takes. */
    int count() {
        return switch (meaning) {
            case Meaning.Measured measured -> measured.type().registers();
            case Meaning.Contact contact -> 1;
        };
    }

    static Parsed<Point> parse(String name, String text) {
        Deque<String> words = new ArrayDeque<>(Arrays.asList(text.strip().split("\\s+", 16)));
        Optional<Table> table = Table.byWord(next(words));
        String address = next(words);
        if (table.isPresent() && ADDRESS.matcher(address).matches()) {
            Optional<Meaning> meaning = table.get().isBits() ? contact(words) : measured(words);
            int first = Integer.parseInt(address);
            if (meaning.isPresent() && words.isEmpty()) {
                Point point = new Point(name, table.get(), first, meaning.get());
                if (first + point.count() - 1 <= ADDRESS_MAX) {
                    return Parsed.ok(point);
                }
            }
        }
        return Parsed.refused("point", name, text, RULE);
    }

    private static Optional<Meaning> contact(Deque<String> words) {
        SignalKind kind = CONTACTS.get(next(words));
        boolean inverted = take(words, "inverted");
        return Optional.ofNullable(kind).map(known -> new Meaning.Contact(known, inverted));
    }

    private static Optional<Meaning> measured(Deque<String> words) {
        Optional<NumberType> type = NumberType.byWord(next(words));
        boolean lowFirst = take(words, "lowfirst");
        Optional<BigDecimal> scale = take(words, "scale") ? number(next(words)) : Optional.of(BigDecimal.ONE);
        Optional<BigDecimal> offset = take(words, "offset") ? number(next(words)) : Optional.of(BigDecimal.ZERO);
        String quantity = next(words);
        String unit = next(words);
        boolean named = QUANTITY.matcher(quantity).matches()
                && (unit.isEmpty() || UNIT.matcher(unit).matches());
        if (type.isEmpty() || scale.isEmpty() || offset.isEmpty() || !named) {
            return Optional.empty();
        }
        return Optional.of(new Meaning.Measured(type.get(), lowFirst, scale.get(), offset.get(), quantity, unit));
    }

    private static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static boolean take(Deque<String> words, String word) {
        boolean there = word.equals(words.peek());
        if (there) {
            words.remove();
        }
        return there;
    }

    private static String next(Deque<String> words) {
        return words.isEmpty() ? "" : words.remove();
    }
}
