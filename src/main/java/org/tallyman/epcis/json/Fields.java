package org.tallyman.epcis.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallyman.epcis.EpcisTime;
import org.tallyman.epcis.Fault;
import org.tallyman.epcis.Json;

/**
 * The members of one object, taken one by one; what is not taken is the {@link #rest}. A member of the wrong kind is a
 * fault and answers a neutral value, so that reading goes on and finds the other faults.
 */
final class Fields {

    private static final EpcisTime NO_TIME = EpcisTime.of(Instant.EPOCH);

    private static final String TEXT_RULE = "a text of 1 to " + JsonLimits.URI_LENGTH + " characters";

    private final Map<String, Json> left;
    private final String path;
    private final List<Fault> faults;

    Fields(Json.Members members, String path, List<Fault> faults) {
        this.left = new LinkedHashMap<>(members.values());
        this.path = path;
        this.faults = faults;
    }

    void fault(String name, String rule) {
        if (faults.size() < JsonLimits.FAULTS) {
            faults.add(new Fault(name.isEmpty() ? path : pointer(path, name), rule));
        }
    }

    /** How many faults were noted so far, in the whole document. */
    int faults() {
        return faults.size();
    }

    boolean has(String name) {
        return left.containsKey(name);
    }

    Json.Members rest() {
        return left.isEmpty() ? Json.Members.NONE : new Json.Members(left);
    }

    /** For objects that take no extensions. */
    void noRest() {
        left.keySet().forEach(name -> fault(name.replace("~", "~0").replace("/", "~1"), "has no place here"));
    }

    @Nullable
    Json any(String name) {
        return left.remove(name);
    }

    @Nullable
    String text(String name) {
        return switch (left.remove(name)) {
            case null -> null;
            case Json.Text(String text) when fits(text) -> text;
            default -> {
                fault(name, TEXT_RULE);
                yield null;
            }
        };
    }

    String requiredText(String name) {
        String text = required(name) ? text(name) : null;
        return text == null ? "" : text;
    }

    @Nullable
    EpcisTime time(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        return EpcisTime.parse(text).orElseGet(() -> {
            fault(name, "a date and time with seconds and offset, such as 2026-03-01T12:00:00.000Z (RFC 3339)");
            return NO_TIME;
        });
    }

    EpcisTime requiredTime(String name) {
        EpcisTime time = required(name) ? time(name) : null;
        return time == null ? NO_TIME : time;
    }

    @Nullable
    BigDecimal number(String name) {
        return switch (left.remove(name)) {
            case null -> null;
            case Json.Decimal(BigDecimal number) -> number;
            default -> {
                fault(name, "a number");
                yield null;
            }
        };
    }

    /** An empty object stays in the rest. */
    Json.Members members(String name) {
        return switch (left.get(name)) {
            case null -> Json.Members.NONE;
            case Json.Members members when members.isEmpty() -> members;
            case Json.Members members -> {
                left.remove(name);
                yield members;
            }
            default -> {
                fault(name, "an object");
                yield Json.Members.NONE;
            }
        };
    }

    /** Null when it is not there. */
    @Nullable
    Fields object(String name) {
        return switch (left.remove(name)) {
            case null -> null;
            case Json.Members members -> new Fields(members, pointer(path, name), faults);
            default -> {
                fault(name, "an object");
                yield null;
            }
        };
    }

    /** An empty list stays in the rest. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        List<Json> items = items(name);
        for (int at = 0; at < items.size(); at++) {
            if (items.get(at) instanceof Json.Text(String text) && fits(text)) {
                texts.add(text);
            } else {
                fault(name + "/" + at, TEXT_RULE);
            }
        }
        return texts;
    }

    /** An empty list stays in the rest. */
    <T> List<T> objects(String name, Function<Fields, T> reader) {
        List<T> objects = new ArrayList<>();
        each(name, fields -> objects.add(reader.apply(fields)));
        return objects;
    }

    void each(String name, Consumer<Fields> reader) {
        List<Json> items = items(name);
        for (int at = 0; at < items.size(); at++) {
            if (items.get(at) instanceof Json.Members members) {
                reader.accept(new Fields(members, pointer(path, name) + "/" + at, faults));
            } else {
                fault(name + "/" + at, "an object");
            }
        }
    }

    private List<Json> items(String name) {
        return switch (left.get(name)) {
            case null -> List.of();
            case Json.Items(List<Json> items) when items.isEmpty() -> items;
            case Json.Items(List<Json> items) -> {
                left.remove(name);
                yield items;
            }
            default -> {
                fault(name, "an array");
                yield List.of();
            }
        };
    }

    boolean required(String name) {
        if (left.containsKey(name)) {
            return true;
        }
        fault(name, "is required");
        return false;
    }

    private static boolean fits(String text) {
        return !text.isEmpty() && text.length() <= JsonLimits.URI_LENGTH;
    }

    private static String pointer(String path, String name) {
        return path + "/" + name;
    }
}
