package org.tallyman.dialect.mapping;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message while it is read. Where a path leads from the whole of it is looked up once, lest each element of a list go through
 * all others.
 */
final class WholeMessage {

    private final JsonPath.Node start;
    private final List<String> topic;
    private final IdentityHashMap<JsonPath, Optional<Object>> known = new IdentityHashMap<>();

    /**
     * A message.
     *
     * @param topic its levels; none of what came over HTTP
     */
    WholeMessage(Object tree, List<String> topic) {
        this.start = new JsonPath.Node("", tree);
        this.topic = topic;
    }

    JsonPath.Node start() {
        return start;
    }

    List<String> topic() {
        return topic;
    }

    /** Of a path that does not begin at the element at hand. */
    @Nullable
    Object value(JsonPath path) {
        return known.computeIfAbsent(path, each -> Optional.ofNullable(each.value(start)))
                .orElse(null);
    }
}
