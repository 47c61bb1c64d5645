package org.tallyman.platform.command;

import java.util.function.Function;
import org.tallyman.platform.Problem;

/** What came of a command: done, or refused with nothing changed. */
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {}

    record Refused<T>(Problem problem) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Problem problem) {
        return new Refused<>(problem);
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> mapper) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(mapper.apply(value));
            case Refused<T>(Problem problem) -> new Refused<>(problem);
        };
    }

    /** The value, or an end of the request with the problem; for resources. */
    default T orElseThrow() {
        return switch (this) {
            case Done<T>(T value) -> value;
            case Refused<T>(Problem problem) -> throw problem.exception();
        };
    }
}
