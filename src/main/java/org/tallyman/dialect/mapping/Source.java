package org.tallyman.dialect.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the value of one member comes from. */
sealed interface Source {

    /** What a source may look at. */
    record Place(WholeMessage message, JsonPath.Node here) {}

    /** The value; null when there is none. */
    @Nullable
    Object of(Place place);

    /** The same in every message. */
    record Constant(Object value) implements Source {
        @Override
        public Object of(Place place) {
            return value;
        }
    }

    /** What is at a path. */
    record ByPath(JsonPath path) implements Source {
        @Override
        public @Nullable Object of(Place place) {
            return path.isFromHere()
                    ? path.value(place.here())
                    : place.message().value(path);
        }
    }

    /** The name under which the element at hand stands, or its number in a list. */
    record Key() implements Source {
        @Override
        public Object of(Place place) {
            return place.here().key();
        }
    }

    /** One level of the MQTT topic, from 0; from the end when below it. */
    record TopicLevel(int level) implements Source {
        @Override
        public @Nullable Object of(Place place) {
            List<String> topic = place.message().topic();
            int at = level < 0 ? topic.size() + level : level;
            return at >= 0 && at < topic.size() ? topic.get(at) : null;
        }
    }

    /** A value under another name, such as {@code true} for {@code open}; what has none there stays as it is. */
    record Renamed(Source source, Map<String, Object> names) implements Source {
        @Override
        public @Nullable Object of(Place place) {
            Object value = source.of(place);
            return value == null ? null : names.getOrDefault(Texts.of(value), value);
        }
    }

    /** A number in another unit; null when it is none. */
    record Scaled(Source source, double factor, double offset) implements Source {
        @Override
        public @Nullable Object of(Place place) {
            Double number = Texts.number(source.of(place));
            return number == null ? null : (Object) Texts.scaled(number, factor, offset);
        }
    }

    /** A time, as RFC 3339 writes it; what is none in its format stays as it is, and is refused by that. */
    record Timed(Source source, TimeFormat format) implements Source {
        @Override
        public @Nullable Object of(Place place) {
            Object value = source.of(place);
            return value == null ? null : format.read(value);
        }
    }

    /** Bytes in Base64, as hexadecimal. */
    record FromBase64(Source source) implements Source {
        @Override
        public @Nullable Object of(Place place) {
            Object value = source.of(place);
            return value == null ? null : Texts.hexOfBase64(Texts.of(value));
        }
    }

    /** One source, or a constant where that has nothing. */
    record Otherwise(Source source, Object constant) implements Source {
        @Override
        public Object of(Place place) {
            Object value = source.of(place);
            return value == null ? constant : value;
        }
    }

    /** An object of several sources, without those that have nothing. */
    record Several(Map<String, Source> sources) implements Source {
        @Override
        public Object of(Place place) {
            Map<String, Object> values = new LinkedHashMap<>();
            sources.forEach((name, source) -> {
                Object value = source.of(place);
                if (value != null) {
                    values.put(name, value);
                }
            });
            return values;
        }
    }
}
