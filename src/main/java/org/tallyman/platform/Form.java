package org.tallyman.platform;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a form shows: the values as typed, and what is wrong with them. */
public record Form(Map<String, String> values, List<Violation> violations) {

    public static final Form EMPTY = new Form(Map.of(), List.of());

    public Form {
        values = Map.copyOf(values);
        violations = List.copyOf(violations);
    }

    public static Form of(Map<String, String> values) {
        return new Form(values, List.of());
    }

    /** The first value of each field of a posted form. */
    public static Form of(MultivaluedMap<String, String> posted) {
        Map<String, String> values = new HashMap<>();
        posted.forEach((name, all) -> values.put(name, all.isEmpty() ? "" : all.getFirst()));
        return of(values);
    }

    public Form refusedFor(List<Violation> reasons) {
        return new Form(values, reasons);
    }

    public boolean refused() {
        return !violations.isEmpty();
    }

    /** What was typed; empty when nothing was. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** The rule that this field breaks; empty when none. */
    public String error(String name) {
        return violations.stream()
                .filter(violation -> violation.field().equals(name))
                .map(Violation::ruleOnly)
                .findFirst()
                .orElse("");
    }
}
