package org.tallyman.dialect.llrp;

import java.util.List;

/**
 * How a message or parameter is laid out.
 *
 * @param type its number on the wire; of a vendor's own {@link #CUSTOM_TYPE}
 * @param vendor the vendor's IANA enterprise number and the vendor's own number of it, for a vendor's own; else 0
 * @param answer for a message, what answers it: a type, or for a vendor's own a subtype; 0 when nothing does
 * @param wire its fields in their order, reserved bits too
 * @param fields those of them that have a name
 */
public record Shape(
        Kind kind,
        String name,
        int type,
        long vendor,
        long subtype,
        long answer,
        List<Field> wire,
        List<Field> fields,
        List<Slot> slots) {

    static final int CUSTOM_TYPE = 1_023;
    static final String CUSTOM = "Custom";

    /** Types of parameters below this have a fixed length that is not sent. */
    static final int FIRST_WITH_LENGTH = 128;

    /** What it is. */
    public enum Kind {
        MESSAGE,
        PARAMETER,
        CUSTOM_MESSAGE,
        CUSTOM_PARAMETER;

        boolean isMessage() {
            return this == MESSAGE || this == CUSTOM_MESSAGE;
        }
    }

    public Shape {
        wire = List.copyOf(wire);
        fields = List.copyOf(fields);
        slots = List.copyOf(slots);
    }

    static Shape of(
            Kind kind,
            String name,
            int type,
            long vendor,
            long subtype,
            long answer,
            List<Field> wire,
            List<Slot> slots) {
        List<Field> fields = wire.stream().filter(field -> !field.isReserved()).toList();
        return new Shape(kind, name, type, vendor, subtype, answer, wire, fields, slots);
    }

    /** Of a parameter whose number no table has: its bytes are kept as they are. */
    static Shape unknown(int type) {
        Field data = new Field("Data", FieldType.BYTESTOEND, 8, Words.NONE, Field.Format.PLAIN);
        return of(Kind.PARAMETER, "Unknown" + type, type, 0, 0, 0, List.of(data), List.of());
    }

    /** Whether it is a vendor's own, known or not. */
    boolean isCustom() {
        return type == CUSTOM_TYPE;
    }

    /** Whether vendor and subtype are written before the fields because they are not fields themselves. */
    boolean isKnownCustom() {
        return kind == Kind.CUSTOM_MESSAGE || kind == Kind.CUSTOM_PARAMETER;
    }

    boolean hasLength() {
        return type >= FIRST_WITH_LENGTH;
    }

    /** Which of {@link #fields} has this name. */
    int index(String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " has no field " + field);
    }

    @Override
    public String toString() {
        return name;
    }
}
