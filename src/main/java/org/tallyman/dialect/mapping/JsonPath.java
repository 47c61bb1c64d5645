package org.tallyman.dialect.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Parsed;

/**
 * A path of RFC 9535 without filters, slices and descent: {@code $.readings[*].value}, {@code $['a name'][0]}, {@code
 * $.last[-1]}. {@code $} is the message, {@code @} the element at hand.
 */
final class JsonPath {

    private static final int LENGTH_MAX = 200;
    private static final int STEPS_MAX = 16;
    private static final String RULE =
            "is a path such as $.readings[*].value, @.id or $['a name'][0], of at most " + STEPS_MAX + " steps";

    private static final Pattern STEP = Pattern.compile(
            "\\.([\\p{L}_][\\p{L}\\p{N}_-]*)|\\[(-?[0-9]{1,6})]|\\['([^']+)']|\\[\"([^\"]+)\"]|(\\.\\*|\\[\\*])");

    /** A place in a message. */
    record Node(String key, @Nullable Object value) {}

    private sealed interface Step {}

    private record Member(String name) implements Step {}

    private record Index(int index) implements Step {}

    private record Every() implements Step {}

    /** The message. */
    static final JsonPath WHOLE = new JsonPath(false, List.of());

    private final boolean fromHere;
    private final List<Step> steps;

    private JsonPath(boolean fromHere, List<Step> steps) {
        this.fromHere = fromHere;
        this.steps = steps;
    }

    static boolean looksLikeOne(String text) {
        return text.startsWith("$") || text.startsWith("@");
    }

    static Parsed<JsonPath> parse(String text, String field) {
        if (text.length() > LENGTH_MAX || !looksLikeOne(text)) {
            return Parsed.refused("path", field, text, RULE);
        }
        List<Found> steps = steps(text);
        int end = steps.isEmpty() ? 1 : steps.getLast().end();
        return end < text.length() || steps.size() > STEPS_MAX
                ? Parsed.refused("path", field, text, RULE)
                : Parsed.ok(new JsonPath(
                        text.startsWith("@"), steps.stream().map(Found::step).toList()));
    }

    /** The beginning of a path up to its last {@code *}: the list in which it stands; empty when it stands in none. */
    static String list(String text) {
        return steps(text).reversed().stream()
                .filter(found -> found.step() instanceof Every)
                .findFirst()
                .map(found -> text.substring(0, found.end()))
                .orElse("");
    }

    /** The names with which a path begins, up to its first number or {@code *}. */
    static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (Found found : steps(text)) {
            if (!(found.step() instanceof Member(String name))) {
                break;
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    /** The name at which a path ends; empty when it ends at a number, at {@code *} or nowhere. */
    static String lastName(String text) {
        List<Found> steps = steps(text);
        return !steps.isEmpty() && steps.getLast().step() instanceof Member(String name) ? name : "";
    }

    /** A step and where in the text it ends. */
    private record Found(Step step, int end) {}

    /** All behind the first character, up to what is none. */
    private static List<Found> steps(String text) {
        List<Found> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int at = 1;
        while (at < text.length() && step.region(at, text.length()).lookingAt()) {
            at = step.end();
            steps.add(new Found(step(step), at));
        }
        return steps;
    }

    private static Step step(Matcher found) {
        if (found.group(2) != null) {
            return new Index(Integer.parseInt(found.group(2)));
        }
        for (int group : new int[] {1, 3, 4}) {
            if (found.group(group) != null) {
                return new Member(found.group(group));
            }
        }
        return new Every();
    }

    /** Whether it begins at the element at hand; else it leads from the message, everywhere to the same. */
    boolean isFromHere() {
        return fromHere;
    }

    /** The value at the first place; null where it leads nowhere. */
    @Nullable
    Object value(Node start) {
        Node first = find(start, node -> true);
        return first == null ? null : first.value();
    }

    /** Goes to all places in their order up to the first that is wanted; null where none is. */
    @Nullable
    Node find(Node start, Predicate<Node> wanted) {
        return find(0, start, wanted);
    }

    private @Nullable Node find(int at, Node node, Predicate<Node> wanted) {
        if (at == steps.size()) {
            return wanted.test(node) ? node : null;
        }
        return switch (steps.get(at)) {
            case Member(String name) ->
                node.value() instanceof Map<?, ?> map && map.containsKey(name)
                        ? find(at + 1, new Node(name, map.get(name)), wanted)
                        : null;
            case Index(int index) -> {
                List<?> list = node.value() instanceof List<?> elements ? elements : List.of();
                int place = index < 0 ? list.size() + index : index;
                yield place >= 0 && place < list.size()
                        ? find(at + 1, new Node(Integer.toString(place), list.get(place)), wanted)
                        : null;
            }
            case Every() -> among(at + 1, node.value(), wanted);
        };
    }

    private @Nullable Node among(int at, @Nullable Object value, Predicate<Node> wanted) {
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> member : map.entrySet()) {
                Node found = find(at, new Node(String.valueOf(member.getKey()), member.getValue()), wanted);
                if (found != null) {
                    return found;
                }
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Node found = find(at, new Node(Integer.toString(i), list.get(i)), wanted);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
