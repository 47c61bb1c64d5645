package org.tallyman.platform;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says of JSON that cannot be read which member breaks which rule, in words of JSON rather than of Java. */
final class JsonRefusal {

    private static final int VALUE_LENGTH_MAX = 200;

    private JsonRefusal() {}

    static Problem of(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String position = at == null ? "" : "line " + at.getLineNr() + " column " + at.getColumnNr();
        String member = e instanceof JsonMappingException mapping ? pointer(mapping) : "";
        String rule = rule(e);
        String where =
                Stream.of(member, position).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
        String field = Stream.of(member, position, "body")
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
        return new Problem(
                "malformed",
                "The body could not be read",
                400,
                (member.isEmpty() ? "" : "At ") + (where.isEmpty() ? "body" : where) + ": " + rule,
                List.of(new Violation(field, value(e), rule)),
                Optional.empty());
    }

    private static String rule(JsonProcessingException e) {
        return switch (e) {
            case StreamConstraintsException tooMuch ->
                "is nested at most 1,000 deep, with numbers of at most 1,000 characters";
            case UnrecognizedPropertyException unknown ->
                "is not known; known are " + names(unknown.getKnownPropertyIds());
            case InvalidFormatException text
            when text.getValue() instanceof String given
                    && text.getTargetType() == String.class
                    && !StorableText.holds(given) -> StorableText.RULE;
            case MismatchedInputException mismatched -> "is " + word(mismatched.getTargetType());
            default -> e.getOriginalMessage().lines().findFirst().orElse("is not the JSON that is expected here");
        };
    }

    private static String names(@Nullable Collection<Object> known) {
        return known == null
                ? "others"
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String value(JsonProcessingException e) {
        String value = e instanceof InvalidFormatException invalid ? String.valueOf(invalid.getValue()) : "";
        return value.substring(0, Math.min(value.length(), VALUE_LENGTH_MAX));
    }

    private static String word(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == Long.class || type == long.class || type == Integer.class || type == int.class) {
            return "a whole number";
        }
        if (type == BigDecimal.class || type == Double.class || type == double.class) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Instant.class) {
            return "a time such as 2027-03-31T08:00:00Z";
        }
        if (type == LocalDate.class) {
            return "a date such as 2027-03-31";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == String.class) {
            return "a text";
        }
        return Collection.class.isAssignableFrom(type)
                ? "a list"
                : Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "something else";
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step ->
                        "/" + (step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName()))
                .collect(Collectors.joining());
    }
}
