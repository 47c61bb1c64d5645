package org.tallyman.dialect.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int at = 1;
        while (at < text.length()) {
            if (steps.size() == STEPS_MAX || !step.region(at, text.length()).lookingAt()) {
                return Parsed.refused("path", field, text, RULE);
            }
            steps.add(step(step));
            at = step.end();
        }
        return Parsed.ok(new JsonPath(text.startsWith("@"), List.copyOf(steps)));
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

    /** All places at which it leads; none where it leads nowhere. */
    List<Node> nodes(@Nullable Object message, Node here) {
        List<Node> nodes = List.of(fromHere ? here : new Node("", message));
        for (Step step : steps) {
            List<Node> next = new ArrayList<>();
            nodes.forEach(node -> take(step, node, next));
            nodes = next;
        }
        return nodes;
    }

    /** The value at the first place; null where there is none. */
    @Nullable
    Object value(@Nullable Object message, Node here) {
        List<Node> nodes = nodes(message, here);
        return nodes.isEmpty() ? null : nodes.getFirst().value();
    }

    private static void take(Step step, Node node, List<Node> next) {
        switch (step) {
            case Member(String name) -> {
                if (node.value() instanceof Map<?, ?> map && map.containsKey(name)) {
                    next.add(new Node(name, map.get(name)));
                }
            }
            case Index(int index) -> {
                if (node.value() instanceof List<?> list) {
                    int at = index < 0 ? list.size() + index : index;
                    if (at >= 0 && at < list.size()) {
                        next.add(new Node(Integer.toString(at), list.get(at)));
                    }
                }
            }
            case Every() -> {
                switch (node.value()) {
                    case Map<?, ?> map -> map.forEach((key, value) -> next.add(new Node(String.valueOf(key), value)));
                    case List<?> list -> {
                        for (int i = 0; i < list.size(); i++) {
                            next.add(new Node(Integer.toString(i), list.get(i)));
                        }
                    }
                    case null, default -> {
                        // Nothing is inside.
                    }
                }
            }
        }
    }
}
