package org.tallyman.ident;

import java.util.function.Function;

/** What came of reading an input: a value, or the refusal that says which rule it breaks. */
public sealed interface Parsed<T> {

    record Ok<T>(T value) implements Parsed<T> {}

    record Refused<T>(Refusal refusal) implements Parsed<T> {}

    static <T> Parsed<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Parsed<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    static <T> Parsed<T> refused(String code, String field, String value, String rule) {
        return new Refused<>(new Refusal(code, field, value, rule));
    }

    default <R> Parsed<R> map(Function<? super T, ? extends R> mapper) {
        return switch (this) {
            case Ok<T>(T value) -> new Ok<>(mapper.apply(value));
            case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
        };
    }
}
