package org.tallyman.platform.command;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Violation;

/**
 * Reads the named values of a posted form, a JSON body or a CSV row by the same rules, and remembers each one that a
 * value breaks. What a reading method returns for a value that it refuses is a placeholder: look at {@link #problem}
 * before using any. A blank value is an absent one.
 */
public final class Fields {

    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 9999;

    private final Map<String, String> values;
    private final List<Violation> violations = new ArrayList<>();

    private Fields(Map<String, String> values) {
        this.values = values;
    }

    public static Fields of(Map<String, String> values) {
        return new Fields(Map.copyOf(values));
    }

    /** The components of a JSON body that are not null, by name. */
    public static Fields of(Record body) {
        Map<String, String> values = new HashMap<>();
        for (RecordComponent component : body.getClass().getRecordComponents()) {
            Object value = value(body, component);
            if (value != null) {
                values.put(component.getName(), value.toString());
            }
        }
        return new Fields(values);
    }

    private static @Nullable Object value(Record body, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(body);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record that does not answer for " + component.getName(), e);
        }
    }

    /** The same values with one more, or another one, and no rule broken yet. */
    public Fields with(String field, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(field, value);
        return new Fields(more);
    }

    /** The same values, and one more where none is given; no rule broken yet. */
    public Fields or(String field, String value) {
        return has(field) ? new Fields(values) : with(field, value);
    }

    /** 400 with every broken rule; empty when all values hold. */
    public Optional<Problem> problem() {
        return violations.isEmpty() ? Optional.empty() : Optional.of(Problem.invalid(violations));
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    public void refuse(String field, String rule) {
        violations.add(new Violation(field, given(field).orElse(""), rule));
    }

    public boolean has(String field) {
        return given(field).isPresent();
    }

    /** 1 to {@code max} characters. */
    public String required(String field, int max) {
        if (!has(field)) {
            refuse(field, "must be given");
        }
        return optional(field, max);
    }

    /** 0 to {@code max} characters; empty when absent. */
    public String optional(String field, int max) {
        String value = given(field).orElse("");
        if (value.length() > max) {
            refuse(field, "has at most " + max + " characters");
        }
        if (value.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            refuse(field, "has no control characters");
        }
        return value;
    }

    /** Must be given and match; {@code rule} says in words what matches. */
    public String matching(String field, Pattern pattern, String rule) {
        String value = given(field).orElse("");
        if (value.isEmpty()) {
            refuse(field, "must be given");
        } else if (!pattern.matcher(value).matches()) {
            refuse(field, rule);
        }
        return value;
    }

    /** As {@link #matching}, but may be absent. */
    public @Nullable String optionalMatching(String field, Pattern pattern, String rule) {
        return has(field) ? matching(field, pattern, rule) : null;
    }

    public @Nullable Integer optionalInteger(String field, int min, int max) {
        Long value = whole(field, min, max);
        return value == null ? null : Math.toIntExact(value);
    }

    public int integer(String field, int min, int max) {
        Integer value = optionalInteger(field, min, max);
        if (value == null) {
            if (!has(field)) {
                refuse(field, "must be given");
            }
            return min;
        }
        return value;
    }

    /** A number by which something is known here; null when absent. */
    public @Nullable Long optionalId(String field) {
        return whole(field, 1, Long.MAX_VALUE);
    }

    private @Nullable Long whole(String field, long min, long max) {
        Optional<String> value = given(field);
        if (value.isEmpty()) {
            return null;
        }
        try {
            long number = Long.parseLong(value.get());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below with the rule, as a number out of bounds is.
        }
        refuse(field, "is a whole number from " + min + (max == Long.MAX_VALUE ? "" : " to " + max));
        return null;
    }

    /** A number of at most two decimals from 0 to {@code max}; null when absent. */
    public @Nullable BigDecimal optionalDecimal(String field, int max) {
        Optional<String> value = given(field);
        if (value.isEmpty()) {
            return null;
        }
        if (value.get().matches("[0-9]{1,9}(\\.[0-9]{1,2})?")) {
            BigDecimal number = new BigDecimal(value.get());
            if (number.compareTo(BigDecimal.valueOf(max)) <= 0) {
                return number;
            }
        }
        refuse(field, "is a number from 0 to " + max + " with at most two decimals");
        return null;
    }

    /** An ISO 8601 date of the years 1900 to 9999; null when absent. */
    public @Nullable LocalDate optionalDate(String field) {
        return parsed(field, LocalDate::parse, LocalDate::getYear, "is a date such as 2027-03-31");
    }

    /** An ISO 8601 instant of the years 1900 to 9999; null when absent. */
    public @Nullable Instant optionalInstant(String field) {
        return parsed(
                field,
                Instant::parse,
                at -> at.atOffset(ZoneOffset.UTC).getYear(),
                "is a time in UTC such as 2027-03-31T08:00:00Z");
    }

    /** No table holds all that Java can count. */
    private <T> @Nullable T parsed(String field, Function<String, T> parser, ToIntFunction<T> year, String rule) {
        Optional<String> text = given(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            T value = parser.apply(text.get());
            int at = year.applyAsInt(value);
            if (at >= YEAR_MIN && at <= YEAR_MAX) {
                return value;
            }
            refuse(field, "lies in the years " + YEAR_MIN + " to " + YEAR_MAX);
        } catch (DateTimeException e) {
            refuse(field, rule);
        }
        return null;
    }

    /** One of an enum's names, in any case. */
    public <E extends Enum<E>> E choice(String field, Class<E> type) {
        E[] all = type.getEnumConstants();
        String wanted = given(field).orElse("").toUpperCase(Locale.ROOT);
        Optional<E> found =
                Arrays.stream(all).filter(each -> each.name().equals(wanted)).findFirst();
        if (found.isEmpty()) {
            String names = Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", "));
            refuse(field, "is one of " + names);
        }
        return found.orElse(all[0]);
    }

    private Optional<String> given(String field) {
        return Optional.ofNullable(values.get(field)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
