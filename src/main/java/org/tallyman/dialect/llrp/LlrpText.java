package org.tallyman.dialect.llrp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Messages as people read them: in the XML of the LLRP Toolkit (LTK-XML), without its namespaces. */
public final class LlrpText {

    private final StringBuilder out = new StringBuilder();

    private LlrpText() {}

    /** On one line. */
    public static String xml(LlrpMessage message) {
        LlrpText text = new LlrpText();
        String attributes = " Version=\"" + message.version() + "\" MessageID=\"" + message.id() + '"';
        text.part(message, attributes);
        return text.out.toString();
    }

    /** Text that a reader sent, on one line and without the zeros with which some end theirs. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != 0) {
                line.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return line.toString().strip();
    }

    private void part(LlrpPart part, String attributes) {
        out.append('<').append(part.name()).append(attributes).append('>');
        List<Field> fields = part.shape().fields();
        for (int i = 0; i < fields.size(); i++) {
            field(fields.get(i), part.values().get(i));
        }
        part.parameters().forEach(parameter -> part(parameter, ""));
        out.append("</").append(part.name()).append('>');
    }

    private void field(Field field, Value value) {
        String count = field.type() == FieldType.U1V && value instanceof Value.Bits(int bits, String _)
                ? " Count=\"" + bits + '"'
                : "";
        out.append('<').append(field.name()).append(count).append('>');
        out.append(escaped(text(field, value)));
        out.append("</").append(field.name()).append('>');
    }

    private static String text(Field field, Value value) {
        return switch (value) {
            case Value.Scalar(long number) -> text(field, number);
            case Value.Text(String text) -> text;
            case Value.Bits(int _, String hex) -> hex;
            case Value.Numbers(List<Long> numbers) ->
                numbers.stream().map(number -> text(field, number)).collect(Collectors.joining(" "));
        };
    }

    private static String text(Field field, long number) {
        if (field.format() == Field.Format.TIME) {
            return time(number).toString();
        }
        if (field.format() == Field.Format.HEX) {
            return String.format(Locale.ROOT, "%0" + field.bits() / 4 + "X", number);
        }
        if (!field.words().isNone()) {
            return field.words().word(number);
        }
        if (field.type() == FieldType.U1) {
            return Boolean.toString(number != 0);
        }
        return field.type() == FieldType.U64 ? Long.toUnsignedString(number) : Long.toString(number);
    }

    /** Microseconds since 1970, unsigned. */
    private static Instant time(long microseconds) {
        long seconds = Long.divideUnsigned(microseconds, 1_000_000);
        return Instant.ofEpochSecond(seconds).plus(Long.remainderUnsigned(microseconds, 1_000_000), ChronoUnit.MICROS);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.append(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        }
        return escaped.toString();
    }
}
