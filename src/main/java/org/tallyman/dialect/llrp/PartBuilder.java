package org.tallyman.dialect.llrp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.llrp.Value.Bits;
import org.tallyman.dialect.llrp.Value.Numbers;
import org.tallyman.dialect.llrp.Value.Scalar;
import org.tallyman.dialect.llrp.Value.Text;

/**
 * Builds a message or parameter by the names of the standard. A field that is not set is 0 or empty. An unknown name is an
 * {@link IllegalArgumentException}; whether a value fits its field is seen when the message is written.
 */
public final class PartBuilder {

    private final Shape shape;
    private final List<Value> values = new ArrayList<>();
    private final List<LlrpParameter> parameters = new ArrayList<>();

    private PartBuilder(Shape shape) {
        this.shape = shape;
        shape.fields().forEach(field -> values.add(empty(field)));
    }

    /** Of LLRP 1.0.1, or of a vendor. */
    public static PartBuilder part(String name) {
        return part(Vocabulary.LLRP_1_0_1, name);
    }

    public static PartBuilder part(Vocabulary vocabulary, String name) {
        return new PartBuilder(vocabulary.named(name));
    }

    private static Value empty(Field field) {
        return switch (field.type()) {
            case U1, U2, U8, S8, U16, S16, U32, S32, U64, RESERVED -> new Scalar(0);
            case U96 -> new Bits(field.bits(), "0".repeat(field.bits() / 4));
            case U16V, U32V -> new Numbers(List.of());
            case U8V -> field.words().isNone() ? new Bits(0, "") : new Numbers(List.of());
            case UTF8V -> new Text("");
            case U1V, BYTESTOEND -> new Bits(0, "");
        };
    }

    public PartBuilder set(String field, Value value) {
        values.set(shape.index(field), value);
        return this;
    }

    public PartBuilder set(String field, long number) {
        return set(field, new Scalar(number));
    }

    public PartBuilder set(String field, boolean on) {
        return set(field, on ? 1 : 0);
    }

    /** A word of the field's enumeration, or the text of a field that has none. */
    public PartBuilder set(String field, String text) {
        Words words = shape.fields().get(shape.index(field)).words();
        if (words.isNone()) {
            return set(field, new Text(text));
        }
        Long number = words.number(text);
        if (number == null) {
            throw new IllegalArgumentException(shape.name() + "." + field + " has no word " + text);
        }
        return set(field, number);
    }

    public PartBuilder setNumbers(String field, List<Integer> numbers) {
        return set(field, new Numbers(numbers.stream().map(Integer::longValue).toList()));
    }

    /** Whole bytes in hexadecimal. */
    public PartBuilder setHex(String field, String hex) {
        return set(field, new Bits(hex.length() * 4, hex));
    }

    public PartBuilder add(PartBuilder... parts) {
        Arrays.stream(parts).map(PartBuilder::parameter).forEach(parameters::add);
        return this;
    }

    public PartBuilder add(List<PartBuilder> parts) {
        parts.forEach(this::add);
        return this;
    }

    public PartBuilder add(Optional<PartBuilder> part) {
        part.ifPresent(this::add);
        return this;
    }

    public LlrpParameter parameter() {
        return new LlrpParameter(shape, values, parameters);
    }

    public LlrpMessage message(int version, long id) {
        return new LlrpMessage(version, shape, id, values, parameters);
    }
}
