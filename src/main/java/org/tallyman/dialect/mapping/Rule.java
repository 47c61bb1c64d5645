package org.tallyman.dialect.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one kind of observation of a message: one of each place at which {@code each} leads.
 *
 * @param each null for the message as a whole
 * @param conditions members that must have these values, by their sources
 * @param members of the neutral JSON
 */
record Rule(@Nullable JsonPath each, List<Condition> conditions, Map<String, Source> members) {

    /** Without these an observation says nothing, so that a place which has them not holds none. */
    private static final Set<String> TELLING =
            Set.of("epc", "scan", "latitude", "longitude", "quantity", "value", "signal", "on", "status", "lost");

    private static final Set<String> NUMBERS = Set.of(
            "antenna",
            "rssi",
            "count",
            "frequency",
            "phase",
            "power",
            "sequence",
            "latitude",
            "longitude",
            "altitude",
            "speed",
            "course",
            "accuracy",
            "value",
            "lost");

    private static final Set<String> WHOLE_NUMBERS = Set.of("antenna", "count", "frequency", "sequence", "lost");

    private static final Set<String> HEX = Set.of("epc", "tid", "pc");

    private static final Set<String> TRUTHS = Set.of("on", "valid");

    /** A value that must be there. */
    record Condition(Source source, String is) {
        private boolean holds(Source.Place place) {
            Object value = source.of(place);
            return value != null && Texts.of(value).equals(is);
        }
    }

    /** Adds the observations in a message to those that were found, as objects of the neutral JSON, up to so many in all. */
    void read(WholeMessage message, List<Map<String, Object>> found, int most) {
        JsonPath places = each == null ? JsonPath.WHOLE : each;
        places.find(message.start(), node -> {
            Map<String, Object> observation = at(new Source.Place(message, node));
            if (observation != null && found.size() < most) {
                found.add(observation);
            }
            return found.size() == most;
        });
    }

    private @Nullable Map<String, Object> at(Source.Place place) {
        if (!conditions.stream().allMatch(condition -> condition.holds(place))) {
            return null;
        }
        Map<String, Object> observation = new LinkedHashMap<>();
        for (Map.Entry<String, Source> member : members.entrySet()) {
            Object value = member.getValue().of(place);
            if (value != null) {
                observation.put(member.getKey(), typed(member.getKey(), value));
            } else if (TELLING.contains(member.getKey())) {
                return null;
            } else if (member.getKey().equals("device")) {
                // Refused by the neutral JSON: of whom the place is not there, the sender did not observe it itself.
                observation.put("device", "");
            }
        }
        return observation;
    }

    /** As the neutral JSON has it; what cannot be that stays as it is, and is refused by its rules. */
    private static Object typed(String name, Object value) {
        if (NUMBERS.contains(name)) {
            Double number = Texts.number(value);
            if (number == null || value instanceof Boolean) {
                return value;
            }
            return WHOLE_NUMBERS.contains(name) && number == Math.rint(number) ? (Object) number.longValue() : number;
        }
        if (HEX.contains(name)) {
            return Texts.of(value).replaceAll("[ :-]", "");
        }
        if (TRUTHS.contains(name)) {
            return truth(value);
        }
        boolean text = value instanceof Number || value instanceof Boolean;
        return text && !name.equals("attributes") ? Texts.of(value) : value;
    }

    private static Object truth(Object value) {
        return switch (value) {
            case Number number -> number.doubleValue() != 0;
            case String text
            when text.equalsIgnoreCase("true") || text.equals("1") || text.equalsIgnoreCase("on") -> true;
            case String text
            when text.equalsIgnoreCase("false") || text.equals("0") || text.equalsIgnoreCase("off") -> false;
            default -> value;
        };
    }
}
