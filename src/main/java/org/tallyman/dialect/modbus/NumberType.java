package org.tallyman.dialect.modbus;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a number stands in registers of 16 bits, the high byte first. */
enum NumberType {
    INT16(1),
    UINT16(1),
    INT32(2),
    UINT32(2),
    FLOAT32(2);

    private final int registers;

    NumberType(int registers) {
        this.registers = registers;
    }

    int registers() {
        return registers;
    }

    static Optional<NumberType> byWord(String word) {
        return Arrays.stream(values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /** The number; empty for a float that is none. */
    Optional<BigDecimal> read(int first, int second, boolean lowFirst) {
        int word = lowFirst ? (second << 16) | first : (first << 16) | second;
        return switch (this) {
            case INT16 -> Optional.of(BigDecimal.valueOf((short) first));
            case UINT16 -> Optional.of(BigDecimal.valueOf(first));
            case INT32 -> Optional.of(BigDecimal.valueOf(word));
            case UINT32 -> Optional.of(BigDecimal.valueOf(Integer.toUnsignedLong(word)));
            case FLOAT32 -> {
                float number = Float.intBitsToFloat(word);
                yield Float.isFinite(number) ? Optional.of(new BigDecimal(Float.toString(number))) : Optional.empty();
            }
        };
    }
}
