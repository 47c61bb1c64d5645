package org.tallyman.dialect.lorawan;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Observation.Fix;

/** A position among the members of a decoded object. */
final class Position {

    private static final Map<String, String> NAMES = names();

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        all(names, "latitude", "lat", "latitude", "latitudedeg", "gpslatitude", "gpslat");
        all(
                names,
                "longitude",
                "lon",
                "lng",
                "long",
                "longitude",
                "longitudedeg",
                "longitud",
                "gpslongitude",
                "gpslong",
                "gpslon");
        all(names, "altitude", "alt", "altitude", "altitudem", "gpsaltitude");
        all(names, "speed", "speed", "speedkmph", "speedkmh", "gpsspeed", "gpsspeedoverground", "sog");
        all(names, "course", "heading", "headingdeg", "course", "bearing", "gpscourseoverground", "cog");
        all(names, "accuracy", "accuracy", "gpsaccm", "horizontalaccuracy", "hacc", "positionestimate", "ehpe");
        all(names, "age", "age");
        all(names, "failed", "fixfailed", "nognssfix");
        all(names, "current", "gpscurrent");
        return Map.copyOf(names);
    }

    private static void all(Map<String, String> names, String meaning, String... spellings) {
        for (String name : spellings) {
            names.put(name, meaning);
        }
    }

    private final Map<String, Double> numbers = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    private Position() {}

    /**
     * Null when there is none, such as when a device without a fix sends zeros.
     *
     * @param path what the names of units have before those of the members
     */
    static @Nullable Position of(String path, Map<String, Object> members, Map<String, String> units) {
        Position position = new Position();
        members.forEach((name, value) -> {
            String meaning = NAMES.get(Words.plain(name));
            Double number = value instanceof Boolean yes ? Double.valueOf(yes ? 1 : 0) : number(value);
            if (meaning != null && number != null && !position.numbers.containsKey(meaning)) {
                position.numbers.put(meaning, worth(number, units.get(path + name)));
                position.used.add(name);
            }
        });
        Double latitude = position.numbers.get("latitude");
        Double longitude = position.numbers.get("longitude");
        boolean there = latitude != null
                && longitude != null
                && Math.abs(latitude) <= 90
                && Math.abs(longitude) <= 180
                && (latitude != 0 || longitude != 0);
        return there ? position : null;
    }

    private static @Nullable Double number(Object value) {
        return value instanceof Number number ? (Double) number.doubleValue() : null;
    }

    /** Of units other than degrees, metres and kilometres an hour. */
    private static double worth(double number, @Nullable String unit) {
        return switch (unit) {
            case "cdeg" -> number / 100;
            case "cm/s" -> number * 36 / 1_000;
            case null, default -> number;
        };
    }

    /** The names of the members of which it is made. */
    Set<String> used() {
        return used;
    }

    /** As it was found at some time, less its age. */
    Fix fix(Instant at, boolean valid) {
        double age = numbers.getOrDefault("age", 0.0);
        boolean failed = numbers.getOrDefault("failed", 0.0) != 0 || numbers.getOrDefault("current", 1.0) == 0;
        return new Fix(
                at.minusSeconds(age > 0 && age < 1e6 ? (long) age : 0),
                valid && !failed,
                numbers.getOrDefault("latitude", 0.0),
                numbers.getOrDefault("longitude", 0.0),
                numbers.get("altitude"),
                numbers.get("speed"),
                numbers.get("course"),
                numbers.get("accuracy"));
    }
}
