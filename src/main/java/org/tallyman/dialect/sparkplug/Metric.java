package org.tallyman.dialect.sparkplug;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.ByteCursor;

/** One metric of a payload as it stands there; numbers of the fields are those of sparkplug_b.proto. */
final class Metric {

    /** Data types by their numbers. */
    private static final int INT_8 = 1;

    private static final int INT_16 = 2;
    private static final int INT_32 = 3;
    private static final int INT_64 = 4;
    private static final int UINT_32 = 7;
    private static final int UINT_64 = 8;
    private static final int DATE_TIME = 13;
    private static final int TEXT_LENGTH_MAX = 8_192;
    private static final int HEX_BYTES_MAX = 1_024;

    private static final int DATA_SET = 17;
    private static final int TEMPLATE = 18;

    /** Of a name with those of what it is in: it is written again at each value, also by an alias of a few bits. */
    static final int NAME_LENGTH_MAX = 1_024;

    /** From a data set's fields of values to those of a metric. */
    private static final int CELL_SHIFT = 9;

    private static final int CELL_FIELDS = 6;
    private static final double TWO_TO_THE_64 = 0x1p64;

    private String name = "";
    private long alias = -1;
    private long timestamp;
    private int dataType;
    private boolean isNull;
    private String unit = "";
    private int valueField;
    private long number;
    private double real;
    private @Nullable Object other;
    private List<Metric> members = List.of();

    /**
     * Null when the bytes are no metric.
     *
     * @param depth how many templates it is in
     * @param room of the message, for what it is made of
     */
    static @Nullable Metric read(ByteCursor bytes, int depth, Room room) {
        Metric metric = new Metric();
        ProtobufCursor fields = new ProtobufCursor(bytes);
        for (int field = fields.next(); field > 0; field = fields.next()) {
            metric.take(field, fields);
            if (field == DATA_SET) {
                metric.members = Compound.dataSet(fields.bytes(), room);
            } else if (field == TEMPLATE) {
                metric.members = Compound.template(fields.bytes(), depth + 1, room);
            }
        }
        return fields.isBroken() ? null : metric;
    }

    /** A place in a data set: the number of its field there is by nine less than that of a metric. */
    static @Nullable Metric cell(String name, int dataType, ByteCursor bytes) {
        Metric metric = new Metric();
        ProtobufCursor fields = new ProtobufCursor(bytes);
        for (int field = fields.next(); field > 0; field = fields.next()) {
            if (field <= CELL_FIELDS) {
                metric.take(field + CELL_SHIFT, fields);
            }
        }
        metric.name = name;
        metric.dataType = dataType;
        return fields.isBroken() ? null : metric;
    }

    /** The same as a part of another, with the other's name before its own, and the other's time where it has none. */
    Metric within(String outerName, Metric outer) {
        Metric metric = new Metric();
        metric.name = outerName + '/' + name;
        metric.timestamp = timestamp == 0 ? outer.timestamp : timestamp;
        metric.dataType = dataType;
        metric.isNull = isNull || outer.isNull;
        metric.unit = unit;
        metric.valueField = valueField;
        metric.number = number;
        metric.real = real;
        metric.other = other;
        metric.members = members;
        return metric;
    }

    private void take(int field, ProtobufCursor value) {
        switch (field) {
            case 1 -> name = value.text();
            case 2 -> alias = value.number();
            case 3 -> timestamp = value.number();
            case 4 -> dataType = (int) value.number();
            case 7 -> isNull = value.number() != 0;
            case 9 -> unit = Properties.unit(value.bytes());
            case 10, 11, 14 -> {
                valueField = field;
                number = value.number();
            }
            case 12 -> {
                valueField = field;
                real = value.real32();
            }
            case 13 -> {
                valueField = field;
                real = value.real64();
            }
            case 15 -> {
                valueField = field;
                String text = value.text();
                other = text.length() > TEXT_LENGTH_MAX ? text.substring(0, TEXT_LENGTH_MAX) : text;
            }
            case 16, DATA_SET, TEMPLATE -> {
                valueField = field;
                ByteCursor bytes = value.bytes();
                int length = bytes.remaining();
                other = field == 16 && length <= HEX_BYTES_MAX ? bytes.hex(length) : length + " bytes";
            }
            default -> {}
        }
    }

    String name() {
        return name;
    }

    boolean isNameTooLong() {
        return name.length() > NAME_LENGTH_MAX;
    }

    /**
     * What a data set or a template is made of, with the names of what it is in; none of a metric of another kind, nor where a
     * name would be too long.
     *
     * @param outerName its own, by its alias too
     */
    List<Metric> membersWithin(String outerName) {
        List<Metric> whole =
                members.stream().map(member -> member.within(outerName, this)).toList();
        return whole.stream().anyMatch(Metric::isNameTooLong) ? List.of() : whole;
    }

    /** Whether its members are metrics, with data types and units of their own. */
    boolean isTemplate() {
        return valueField == TEMPLATE;
    }

    /** -1 when it has none. */
    long alias() {
        return alias;
    }

    int dataType() {
        return dataType;
    }

    /** As the maker of the node writes it; empty when it does not. */
    String unit() {
        return unit;
    }

    /** Null when it has none that can be. */
    @Nullable
    Instant time() {
        return Payload.time(timestamp);
    }

    /**
     * A {@link Double}, a {@link Boolean} or a {@link String}; null when it has no value.
     *
     * @param bornAs the data type that the birth gave it, for messages that leave it out
     */
    @Nullable
    Object value(int bornAs) {
        if (isNull) {
            return null;
        }
        int type = dataType == 0 ? bornAs : dataType;
        return switch (valueField) {
            case 10, 11 -> {
                if (type == DATE_TIME) {
                    Instant instant = Payload.time(number);
                    yield instant == null ? null : instant.toString();
                }
                yield (Object) signed(type);
            }
            case 12, 13 -> Double.isFinite(real) ? (Object) real : null;
            case 14 -> number != 0;
            default -> other;
        };
    }

    /** Signed numbers are in the unsigned fields, in two's complement. */
    private double signed(int type) {
        return switch (type) {
            case INT_8 -> (byte) number;
            case INT_16 -> (short) number;
            case INT_32 -> (int) number;
            case INT_64 -> number;
            case UINT_32 -> number & 0xFFFF_FFFFL;
            case UINT_64 -> number < 0 ? number + TWO_TO_THE_64 : number;
            default -> number;
        };
    }
}
