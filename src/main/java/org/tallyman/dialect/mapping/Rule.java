package org.tallyman.dialect.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Refusal;

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

    /** In place of a time: that of receipt. */
    static final String RECEIVED = "received";

    private static final int VALUE_SHOWN = 100;

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

    /** What was found at one place. */
    sealed interface Found {}

    /** An observation, as an object of the neutral JSON. */
    record Said(Rule by, Map<String, Object> observation) implements Found {}

    /** One that cannot be taken. */
    record Refused(Refusal refusal) implements Found {}

    /** Adds what is in a message to what was found, up to so many in all. */
    void read(WholeMessage message, List<Found> found, int most) {
        JsonPath places = each == null ? JsonPath.WHOLE : each;
        places.find(message.start(), node -> {
            Found here = at(new Source.Place(message, node));
            if (here != null && found.size() < most) {
                found.add(here);
            }
            return found.size() == most;
        });
    }

    private @Nullable Found at(Source.Place place) {
        if (!conditions.stream().allMatch(condition -> condition.holds(place))) {
            return null;
        }
        Map<String, Object> observation = new LinkedHashMap<>();
        Refusal refusal = null;
        for (Map.Entry<String, Source> member : members.entrySet()) {
            String name = member.getKey();
            Object value = member.getValue().of(place);
            if (value == null && TELLING.contains(name)) {
                return null;
            } else if (value instanceof Source.Broken(Object given, String rule)) {
                refusal = new Refusal(name, field(name), shown(given), rule);
            } else if (value == null && name.equals("device")) {
                refusal = new Refusal("missing", field(name), "", "must be there, for the sender did not observe it");
            } else if (value == null && name.equals("time")) {
                // Without its own time it would count again whenever the message comes again.
                String rule = "must be there, or have the default \"" + RECEIVED + "\" for the time of receipt";
                refusal = new Refusal("missing", field(name), "", rule);
            } else if (value != null && !(name.equals("time") && value.equals(RECEIVED))) {
                observation.put(name, typed(name, value));
            }
        }
        return refusal == null ? new Said(this, observation) : new Refused(refusal);
    }

    /** A refusal of a member, with the path from which it comes. */
    Refusal placed(Refusal refusal) {
        return new Refusal(refusal.code(), field(refusal.field()), refusal.value(), refusal.rule());
    }

    private String field(String name) {
        Source source = members.get(name);
        return source == null || source.path().isEmpty() ? name : name + " (" + source.path() + ")";
    }

    /** The paths of which none may lead nowhere. */
    List<String> paths() {
        return members.entrySet().stream()
                .filter(member -> TELLING.contains(member.getKey()))
                .map(member -> member.getValue().path())
                .filter(path -> !path.isEmpty())
                .sorted()
                .toList();
    }

    /** A value of a message for people to see. */
    static String shown(Object value) {
        String text = value instanceof String string ? string : Mapping.beginning(value, VALUE_SHOWN + 1);
        return text.length() > VALUE_SHOWN ? text.substring(0, VALUE_SHOWN) + "…" : text;
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
