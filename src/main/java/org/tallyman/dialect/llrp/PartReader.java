package org.tallyman.dialect.llrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Refusal;

/**
 * Reads the inside of messages and parameters. Parameters of unknown number, and vendors' own that do not fit their layout,
 * are kept as bytes; where standard parameters may stand is not looked at, since readers differ. Reads at most what is there:
 * no length in a frame makes it take memory.
 */
final class PartReader {

    /** Deeper than any parameter that the standard lets stand inside another. */
    private static final int DEPTH_MAX = 32;

    private static final int LENGTH_MIN = 4;
    private static final int CUSTOM_HEADER = 12;

    private final Vocabulary vocabulary;
    private final byte[] frame;
    private @Nullable Refusal refusal;

    PartReader(Vocabulary vocabulary, byte[] frame) {
        this.vocabulary = vocabulary;
        this.frame = frame;
    }

    /** Fields and parameters of one part. */
    record Inside(List<Value> values, List<LlrpParameter> parameters) {}

    /** Why {@link #inside} came to nothing. */
    Refusal refusal() {
        return Objects.requireNonNull(refusal);
    }

    /** Null when it does not fit the shape. */
    @Nullable
    Inside inside(Shape shape, int from, int end, int depth) {
        BitReader in = new BitReader(frame, from, end);
        List<Value> values = new ArrayList<>(shape.fields().size());
        for (Field field : shape.wire()) {
            if (field.isReserved()) {
                in.bits(field.bits());
            } else {
                values.add(value(field, in));
            }
            if (in.isOver()) {
                refuse(
                        "length",
                        shape.name() + "." + field.name(),
                        end - from + " bytes",
                        "ends before this field does");
                return null;
            }
        }
        List<LlrpParameter> parameters = new ArrayList<>();
        int at = in.position();
        while (at < end) {
            Found found = parameter(shape, at, end, depth);
            if (found == null) {
                return null;
            }
            parameters.add(found.parameter);
            at = found.end;
        }
        return new Inside(values, parameters);
    }

    private static Value value(Field field, BitReader in) {
        return switch (field.type()) {
            case U1, U2, U8, U16, U32, U64, RESERVED -> new Value.Scalar(in.bits(field.bits()));
            case S8 -> new Value.Scalar((byte) in.bits(Byte.SIZE));
            case S16 -> new Value.Scalar((short) in.bits(Short.SIZE));
            case S32 -> new Value.Scalar((int) in.bits(Integer.SIZE));
            case U96 -> new Value.Bits(field.bits(), in.hex(field.bits() / Byte.SIZE));
            case U1V -> {
                int count = (int) in.bits(16);
                yield new Value.Bits(count, in.hex((count + 7) / Byte.SIZE));
            }
            case U8V -> field.words().isNone() ? octets((int) in.bits(16), in) : numbers(field, in);
            case U16V, U32V -> numbers(field, in);
            case UTF8V -> new Value.Text(in.utf8((int) in.bits(16)));
            case BYTESTOEND -> octets(in.remaining(), in);
        };
    }

    private static Value octets(int count, BitReader in) {
        return new Value.Bits(count * Byte.SIZE, in.hex(count));
    }

    private static Value numbers(Field field, BitReader in) {
        int count = (int) in.bits(16);
        List<Long> numbers = new ArrayList<>(Math.min(count, in.remaining()));
        for (int i = 0; i < count && !in.isOver(); i++) {
            numbers.add(in.bits(field.bits()));
        }
        return new Value.Numbers(numbers);
    }

    private record Found(LlrpParameter parameter, int end) {}

    private @Nullable Found parameter(Shape parent, int at, int end, int depth) {
        if (depth >= DEPTH_MAX) {
            refuse("depth", parent.name(), Integer.toString(depth), "parameters stand at most this deep in each other");
            return null;
        }
        int first = frame[at] & 0xFF;
        if (first >= 0x80) {
            return withoutLength(parent, first & 0x7F, at, end, depth);
        }
        BitReader header = new BitReader(frame, at, end);
        int type = (int) header.bits(16) & 0x3FF;
        int length = (int) header.bits(16);
        if (header.isOver() || length < LENGTH_MIN || length > end - at) {
            refuse(
                    "length",
                    parent.name(),
                    type + " of " + length + " bytes",
                    "a parameter has a header of 4 bytes and ends inside its parent");
            return null;
        }
        int last = at + length;
        if (type == Shape.CUSTOM_TYPE) {
            LlrpParameter custom = custom(at, last, depth);
            return custom == null ? null : new Found(custom, last);
        }
        Shape known = vocabulary.parameter(type);
        Shape shape = known == null ? Shape.unknown(type) : known;
        return found(shape, inside(shape, at + LENGTH_MIN, last, depth + 1), last);
    }

    private @Nullable Found withoutLength(Shape parent, int type, int at, int end, int depth) {
        Shape shape = type == 0 ? null : vocabulary.parameter(type);
        if (shape == null) {
            refuse(
                    "parameter-type",
                    parent.name(),
                    Integer.toString(type),
                    "nobody knows how long a parameter of this type is");
            return null;
        }
        int bits = shape.fields().stream().mapToInt(Field::bits).sum();
        int last = at + 1 + bits / Byte.SIZE;
        if (last > end) {
            refuse(
                    "length",
                    parent.name() + "." + shape.name(),
                    end - at + " bytes",
                    "ends before this parameter does");
            return null;
        }
        return found(shape, inside(shape, at + 1, last, depth + 1), last);
    }

    private static @Nullable Found found(Shape shape, @Nullable Inside inside, int end) {
        return inside == null ? null : new Found(new LlrpParameter(shape, inside.values, inside.parameters), end);
    }

    /** A vendor's own: by its layout where it has one and fits, else as bytes. */
    private @Nullable LlrpParameter custom(int at, int end, int depth) {
        BitReader header = new BitReader(frame, at + LENGTH_MIN, end);
        Shape known = vocabulary.customParameter(header.bits(32), header.bits(32));
        if (known != null) {
            Inside inside = new PartReader(vocabulary, frame).inside(known, at + CUSTOM_HEADER, end, depth + 1);
            if (inside != null) {
                return new LlrpParameter(known, inside.values, inside.parameters);
            }
        }
        Shape opaque = vocabulary.named(Shape.CUSTOM);
        Inside inside = inside(opaque, at + LENGTH_MIN, end, depth + 1);
        return inside == null ? null : new LlrpParameter(opaque, inside.values, inside.parameters);
    }

    private void refuse(String code, String field, String value, String rule) {
        refusal = new Refusal(code, field, value, rule);
    }
}
