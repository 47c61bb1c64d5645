package org.tallyman.dialect.modbus;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four tables of a Modbus device, and how each is read (Modbus Application Protocol 1.1b3, section 6). */
public enum Table {
    COIL(1, 2_000),
    DISCRETE(2, 2_000),
    HOLDING(3, 125),
    INPUT(4, 125);

    private final int function;
    private final int countMax;

    Table(int function, int countMax) {
        this.function = function;
        this.countMax = countMax;
    }

    public int function() {
        return function;
    }

    /** How many of its entries one request may ask for. */
    int countMax() {
        return countMax;
    }

    /** Whether its entries are bits and not registers of 16. */
    boolean isBits() {
        return this == COIL || this == DISCRETE;
    }

    static Optional<Table> byFunction(int function) {
        return Arrays.stream(values())
                .filter(table -> table.function == function)
                .findFirst();
    }

    /** Its name in a profile. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Table> byWord(String word) {
        return Arrays.stream(values())
                .filter(table -> table.word().equals(word))
                .findFirst();
    }
}
