package org.tallyman.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Part of a list, in JSON {@code {"items": […], "next": "…"}}.
 *
 * @param next where the following part begins; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Page<T>(List<T> items, Optional<Cursor> next) {

    public static final int MAX_LIMIT = 200;
    public static final int DEFAULT_LIMIT = 50;

    public Page {
        items = List.copyOf(items);
    }

    /** From a query that asked for one row more than the limit. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<? super T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, Optional.of(cursor.apply(items.getLast())));
    }

    /** A limit that a caller asked for, or 400 when it is not 1 to 200. */
    public static int limit(int asked) {
        if (asked < 1 || asked > MAX_LIMIT) {
            throw Problem.invalid("limit", Integer.toString(asked), "is 1 to " + MAX_LIMIT)
                    .exception();
        }
        return asked;
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(items.stream().<R>map(mapper).toList(), next);
    }
}
