package org.tallyman.dialect.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the value of one member comes from. */
sealed interface Source {

    /** What a source may look at. */
    record Place(WholeMessage message, JsonPath.Node here) {}

    /** What is there and cannot be taken. */
    record Broken(Object given, String rule) {}

    /** The value; null when there is none, {@link Broken} when it is none of the kind that is wanted. */
    @Nullable
    Object of(Place place);

    /** The path that leads to it, from the message; empty where there is none. */
    default String path() {
        return "";
    }

    /** The same in every message. */
    record Constant(Object value) implements Source {
        @Override
        public Object of(Place place) {
            return value;
        }
    }

    /** What is at a path. */
    record ByPath(JsonPath way, String path) implements Source {
        @Override
        public @Nullable Object of(Place place) {
            return way.isFromHere() ? way.value(place.here()) : place.message().value(way);
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

        @Override
        public String path() {
            return source.path();
        }
    }

    /** A number in another unit; what is none stays as it is, and is refused where a number is wanted. */
    record Scaled(Source source, double factor, double offset) implements Source {
        @Override
        public @Nullable Object of(Place place) {
            Object value = source.of(place);
            Double number = Texts.number(value);
            return number == null ? value : (Object) Texts.scaled(number, factor, offset);
        }

        @Override
        public String path() {
            return source.path();
        }
    }

    /** A time, as RFC 3339 writes it; broken when it is none in its format. */
    record Timed(Source source, TimeFormat format) implements Source {
        @Override
        public @Nullable Object of(Place place) {
            Object value = source.of(place);
            return value == null ? null : format.read(value);
        }

        @Override
        public String path() {
            return source.path();
        }
    }

    /** Bytes in Base64, as hexadecimal. */
    record FromBase64(Source source) implements Source {
        @Override
        public @Nullable Object of(Place place) {
            Object value = source.of(place);
            return value == null ? null : Texts.hexOfBase64(Texts.of(value));
        }

        @Override
        public String path() {
            return source.path();
        }
    }

    /** One source, or a constant where that has nothing. */
    record Otherwise(Source source, Object constant) implements Source {
        @Override
        public Object of(Place place) {
            Object value = source.of(place);
            return value == null ? constant : value;
        }

        @Override
        public String path() {
            return source.path();
        }
    }

    /** An object of several sources, without those that have nothing; what is broken stands there as it is. */
    record Several(Map<String, Source> sources) implements Source {
        @Override
        public Object of(Place place) {
            Map<String, Object> values = new LinkedHashMap<>();
            sources.forEach((name, source) -> {
                Object value = source.of(place);
                if (value != null) {
                    values.put(name, value instanceof Broken broken ? broken.given() : value);
                }
            });
            return values;
        }
    }
}
