package org.tallyman.dialect.lorawan.codec;

import org.jspecify.annotations.Nullable;

/** A formula of a codec's table, ready to be computed; {@link FormulaParser} has the syntax. */
@FunctionalInterface
interface Formula {

    /** A {@link Double}, a {@link Boolean}, a {@link String}; null for a value that is not there. */
    @Nullable
    Object of(Variables variables);

    default double number(Variables variables) {
        return switch (of(variables)) {
            case Double value -> value;
            case Boolean yes -> yes ? 1 : 0;
            case null, default -> Double.NaN;
        };
    }

    default boolean holds(Variables variables) {
        return switch (of(variables)) {
            case Boolean yes -> yes;
            case Double value -> value != 0 && !value.isNaN();
            case null -> false;
            default -> true;
        };
    }
}
