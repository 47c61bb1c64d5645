package org.tallyman.dialect.llrp;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** Writes one message. A value that its field cannot hold is refused. */
final class PartWriter {

    private static final int COUNT_MAX = 0xFFFF;
    private static final long ID_MAX = 0xFFFF_FFFFL;

    private final BitWriter out = new BitWriter();
    private @Nullable Refusal refusal;

    Parsed<byte[]> message(LlrpMessage message) {
        if (message.version() < 1 || message.version() > 7) {
            refuse("version", message.name(), Integer.toString(message.version()), "1 to 7");
        }
        if (message.id() < 0 || message.id() > ID_MAX) {
            refuse("range", message.name() + " id", Long.toString(message.id()), "0 to 2^32-1");
        }
        Shape shape = message.shape();
        out.bits((long) message.version() << 10 | shape.type(), 16);
        out.bits(0, 32);
        out.bits(message.id(), 32);
        if (shape.isKnownCustom()) {
            out.bits(shape.vendor(), 32);
            out.bits(shape.subtype(), 8);
        }
        inside(message);
        out.u32At(2, out.length());
        return refusal == null ? Parsed.ok(out.toBytes()) : Parsed.refused(refusal);
    }

    private void inside(LlrpPart part) {
        int next = 0;
        for (Field field : part.shape().wire()) {
            if (field.isReserved()) {
                out.bits(0, field.bits());
            } else {
                value(part.name(), field, part.values().get(next++));
            }
        }
        part.parameters().forEach(this::parameter);
    }

    private void parameter(LlrpParameter parameter) {
        Shape shape = parameter.shape();
        if (!shape.hasLength()) {
            out.bits(0x80 | shape.type(), 8);
            inside(parameter);
            return;
        }
        int start = out.length();
        out.bits(shape.type(), 16);
        out.bits(0, 16);
        if (shape.isKnownCustom()) {
            out.bits(shape.vendor(), 32);
            out.bits(shape.subtype(), 32);
        }
        inside(parameter);
        int length = out.length() - start;
        if (length > COUNT_MAX) {
            refuse("length", parameter.name(), length + " bytes", "at most 65535 bytes");
        } else {
            out.u16At(start + 2, length);
        }
    }

    private void value(String part, Field field, Value value) {
        String name = part + "." + field.name();
        switch (field.type()) {
            case U1, U2, U8, S8, U16, S16, U32, S32, U64, RESERVED -> {
                if (value instanceof Value.Scalar(long number)) {
                    number(name, field, number);
                } else {
                    wrongKind(name, "one number");
                }
            }
            case U16V, U32V -> numbers(name, field, value);
            case U8V -> {
                if (field.words().isNone()) {
                    bits(name, field, value);
                } else {
                    numbers(name, field, value);
                }
            }
            case U96, U1V, BYTESTOEND -> bits(name, field, value);
            case UTF8V -> {
                if (value instanceof Value.Text(String text)) {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    count(name, bytes.length);
                    out.bytes(bytes);
                } else {
                    wrongKind(name, "text");
                }
            }
        }
    }

    private void number(String name, Field field, long number) {
        int bits = field.bits();
        long lowest = field.type().isSigned() ? -1L << (bits - 1) : 0;
        long highest = (1L << (field.type().isSigned() ? bits - 1 : bits)) - 1;
        if (bits < Long.SIZE && (number < lowest || number > highest)) {
            refuse("range", name, Long.toString(number), lowest + " to " + highest);
        }
        out.bits(number, bits);
    }

    private void numbers(String name, Field field, Value value) {
        if (value instanceof Value.Numbers(List<Long> numbers)) {
            count(name, numbers.size());
            numbers.forEach(number -> number(name, field, number));
        } else {
            wrongKind(name, "numbers");
        }
    }

    private void bits(String name, Field field, Value value) {
        if (!(value instanceof Value.Bits(int count, String hex))) {
            wrongKind(name, "bits");
            return;
        }
        boolean fixed = field.type() == FieldType.U96;
        boolean whole = field.type() == FieldType.U8V || field.type() == FieldType.BYTESTOEND;
        boolean fits = hex.length() == (count + 7) / 8 * 2 && hex.chars().allMatch(HexFormat::isHexDigit);
        if (!fits || (fixed && count != field.bits()) || (whole && count % Byte.SIZE != 0)) {
            refuse("bits", name, count + " bits " + hex, "as many whole bytes in hexadecimal as hold the bits");
            return;
        }
        if (field.type() == FieldType.U1V || field.type() == FieldType.U8V) {
            count(name, count / field.bits());
        }
        out.bytes(HexFormat.of().parseHex(hex));
    }

    private void count(String name, int count) {
        if (count > COUNT_MAX) {
            refuse("range", name, Integer.toString(count), "a count of at most 65535");
        }
        out.bits(count, 16);
    }

    private void wrongKind(String name, String kind) {
        refuse("value", name, "", "is " + kind);
    }

    private void refuse(String code, String field, String value, String rule) {
        if (refusal == null) {
            refusal = new Refusal(code, field, value, rule);
        }
    }
}
