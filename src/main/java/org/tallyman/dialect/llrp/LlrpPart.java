package org.tallyman.dialect.llrp;

import java.util.List;
import java.util.Optional;

/**
 * A message or a parameter: fields by name, and parameters in the order in which they came. To ask for a field that the shape
 * does not have is an {@link IllegalArgumentException}, since shapes are known.
 */
public sealed interface LlrpPart permits LlrpMessage, LlrpParameter {

    Shape shape();

    /** One for each of {@link Shape#fields}. */
    List<Value> values();

    List<LlrpParameter> parameters();

    default String name() {
        return shape().name();
    }

    default Value value(String field) {
        return values().get(shape().index(field));
    }

    default long number(String field) {
        if (value(field) instanceof Value.Scalar(long number)) {
            return number;
        }
        throw wrongKind(field);
    }

    default boolean is(String field) {
        return number(field) != 0;
    }

    /** The word that the number stands for, or its digits. */
    default String word(String field) {
        return shape().fields().get(shape().index(field)).words().word(number(field));
    }

    default String text(String field) {
        if (value(field) instanceof Value.Text(String text)) {
            return text;
        }
        throw wrongKind(field);
    }

    /** Bits as hexadecimal. */
    default String hex(String field) {
        if (value(field) instanceof Value.Bits(int _, String hex)) {
            return hex;
        }
        throw wrongKind(field);
    }

    default List<Long> numbers(String field) {
        if (value(field) instanceof Value.Numbers(List<Long> numbers)) {
            return numbers;
        }
        throw wrongKind(field);
    }

    /** The first parameter of this name. */
    default Optional<LlrpParameter> first(String parameter) {
        return all(parameter).stream().findFirst();
    }

    default List<LlrpParameter> all(String parameter) {
        return parameters().stream().filter(one -> one.name().equals(parameter)).toList();
    }

    private IllegalArgumentException wrongKind(String field) {
        return new IllegalArgumentException(name() + "." + field + " is of another kind");
    }
}
