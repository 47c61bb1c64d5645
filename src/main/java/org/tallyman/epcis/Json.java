package org.tallyman.epcis;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value as it was written: what EPCIS leaves open (extensions, ILMD, master data) is kept in this form. */
public sealed interface Json {

    record Text(String value) implements Json {}

    /** Keeps its digits: 26 and 26.0 differ. */
    record Decimal(BigDecimal value) implements Json {}

    record Flag(boolean value) implements Json {}

    record Nothing() implements Json {}

    record Items(List<Json> values) implements Json {

        public Items {
            values = List.copyOf(values);
        }
    }

    /** An object: members in the order in which they were written, which equality ignores. */
    record Members(Map<String, Json> values) implements Json {

        public static final Members NONE = new Members(Map.of());

        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        public boolean isEmpty() {
            return values.isEmpty();
        }

        public Optional<Json> get(String name) {
            return Optional.ofNullable(values.get(name));
        }

        public Optional<String> text(String name) {
            return values.get(name) instanceof Text(String value) ? Optional.of(value) : Optional.empty();
        }
    }

    static Items texts(List<String> values) {
        return new Items(values.stream().<Json>map(Text::new).toList());
    }
}
