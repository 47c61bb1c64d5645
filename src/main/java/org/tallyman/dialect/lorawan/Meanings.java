package org.tallyman.dialect.lorawan;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.mapping.Mapping;

/**
 * Takes a decoded object apart: positions, and names whose meaning is known, become observations; a number of which
 * the unit is given becomes a measurement under its own name; what is left are attributes of the event.
 */
final class Meanings {

    private static final double COLDEST = -273.15;

    /** No battery of a sensor has more volts than this. */
    private static final double FEW_VOLTS = 100;

    private static final long YEAR_2000 = 946_684_800L;
    private static final long YEAR_2100 = 4_102_444_800L;

    private static final Set<String> ON = Set.of(
            "open",
            "opened",
            "on",
            "true",
            "yes",
            "1",
            "high",
            "h",
            "trigger",
            "triggered",
            "occupied",
            "leak",
            "detected",
            "alarm",
            "moving",
            "move",
            "start",
            "motion",
            "wet",
            "uninstall",
            "uninstalled",
            "casing_open",
            "pressed",
            "short",
            "long",
            "double");
    private static final Set<String> OFF = Set.of(
            "close",
            "closed",
            "off",
            "false",
            "no",
            "0",
            "low",
            "l",
            "normal",
            "idle",
            "vacant",
            "no leak",
            "static",
            "still",
            "stop",
            "dry",
            "install",
            "installed",
            "casing_closed",
            "none",
            "released",
            "inactive");

    /** What a codec says of a name whose meaning cannot be told from it. */
    private static final Map<String, Vocabulary.Contact> SAID = Map.of(
            "door", new Vocabulary.Contact(SignalKind.DOOR, "door"),
            "closed", new Vocabulary.Contact(SignalKind.DOOR, "door"),
            "motion", new Vocabulary.Contact(SignalKind.INPUT, "motion"),
            "leak", new Vocabulary.Contact(SignalKind.INPUT, "leak"),
            "button", new Vocabulary.Contact(SignalKind.BUTTON, "button"));

    private final Event event;
    private final Map<String, String> units;
    private final Optional<Mapping> mapping;
    private final boolean foreign;

    /** Of the position. */
    private final Instant at;

    private Meanings(Event event, Instant at, Map<String, String> units, Optional<Mapping> mapping, boolean foreign) {
        this.event = event;
        this.at = at;
        this.units = units;
        this.mapping = mapping;
        this.foreign = foreign;
    }

    /**
     * Hands what the object says to the event.
     *
     * @param units see {@link org.tallyman.dialect.lorawan.codec.PayloadCodec#units}
     * @param mapping reads part of it already
     */
    static void read(Map<String, Object> decoded, Map<String, String> units, Optional<Mapping> mapping, Event event) {
        new Meanings(event, at(decoded, event.at()), units, mapping, false).members("", decoded, true);
    }

    /** The same of an object that others made: names that mean nothing here are told, for people to map them. */
    static void readOthers(Map<String, Object> decoded, Optional<Mapping> mapping, Event event) {
        new Meanings(event, at(decoded, event.at()), Map.of(), mapping, true).members("", decoded, true);
    }

    /** When the device says that it sent the message, in a head of its own; otherwise what the event has. */
    private static Instant at(Map<String, Object> decoded, Instant otherwise) {
        if (decoded.get("header") instanceof Map<?, ?> header && header.get("timestamp") instanceof String time) {
            try {
                return Instant.parse(time);
            } catch (DateTimeParseException _) {
                return otherwise;
            }
        }
        return otherwise;
    }

    private void members(String path, Map<String, Object> members, boolean valid) {
        Position position = Position.of(path.isEmpty() ? "" : path + ":", members, units);
        Set<String> used = position != null && event.fix(position.fix(at, valid)) ? position.used() : Set.of();
        members.forEach((name, value) -> {
            if (!used.contains(name) && value != null) {
                value(path.isEmpty() ? name : path + ":" + name, value, valid && !name.equals("cached"));
            }
        });
    }

    private void value(String path, Object value, boolean valid) {
        if (mapping.isPresent() && mapping.get().reads(List.of(path.split(":", -1)))) {
            return;
        }
        switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> members = new LinkedHashMap<>();
                map.forEach((name, member) -> members.put(String.valueOf(name), member));
                Object number = members.containsKey("value") ? members.get("value") : members.get("data");
                if (number instanceof Number measured && members.get("unit") instanceof String unit) {
                    if (!measured(path, measured.doubleValue(), Units.ucum(unit))) {
                        left(path, measured);
                    }
                } else if (members.containsKey("displayName") && number != null) {
                    value(path, number, valid);
                } else {
                    members(path, members, valid);
                }
            }
            case List<?> list when path.equals("history") -> history(list);
            default -> {
                if (!meant(path, value)) {
                    left(path, value);
                }
            }
        }
    }

    private void left(String path, Object value) {
        String name = path.replace(':', '.');
        event.decoded(name, value);
        if (foreign) {
            event.unread(name);
        }
    }

    /** A number with its unit, as {@code {"value": 3.1, "unit": "V"}}; whether it became a measurement. */
    private boolean measured(String path, double value, String unit) {
        Vocabulary.Meaning meaning = Vocabulary.of(path);
        if (unit.equals("Cel") && value < COLDEST) {
            return false;
        }
        return (meaning != null && meaning.sense() instanceof Vocabulary.Quantity quantity)
                ? measure(quantity, meaning.sensor(), value, unit, path)
                : event.measure(Vocabulary.kebab(path), value, unit, "");
    }

    /** Whether the value became an observation. */
    private boolean meant(String path, Object value) {
        String unit = units.getOrDefault(path, "");
        Vocabulary.Contact said = SAID.get(unit);
        if (said != null) {
            return signal(said, value, unit.equals("closed"));
        }
        Vocabulary.Meaning meaning = unit.equals("none") ? null : Vocabulary.of(path);
        Double number = number(value);
        if (meaning == null) {
            boolean known = !unit.isEmpty() && !unit.equals("none");
            return known && number != null && event.measure(Vocabulary.kebab(path), number, Units.ucum(unit), "");
        }
        return switch (meaning.sense()) {
            case Vocabulary.Contact contact -> signal(contact, value, false);
            case Vocabulary.Quantity quantity ->
                number != null && measure(quantity, meaning.sensor(), number, unit, path);
        };
    }

    private boolean measure(Vocabulary.Quantity quantity, String sensor, double value, String said, String path) {
        String unit = said.isEmpty() ? quantity.unit() : said;
        String name = quantity.name();
        if (name.equals(Vocabulary.BATTERY)) {
            // A battery at 3.6 is at 3.6 volts; one at 92 is at 92 per cent; one at 3000 is at so many millivolts.
            unit = !unit.isEmpty()
                    ? unit
                    : value > FEW_VOLTS ? "mV" : value <= 5 && value != Math.rint(value) ? "V" : "%";
            name = unit.equals("%") ? name : Vocabulary.BATTERY_VOLTAGE;
        }
        if (name.equals(Vocabulary.BATTERY_VOLTAGE) && said.isEmpty() && unit.equals("V") && value > FEW_VOLTS) {
            unit = "mV";
        }
        if (unit.equals("mV")) {
            return event.measure(name, value / 1_000, "V", sensor);
        }
        if (name.equals(Vocabulary.PRESSURE) && unit.isEmpty()) {
            unit = value >= 300 && value <= 1_200 ? "hPa" : value >= 30_000 && value <= 120_000 ? "Pa" : "";
        }
        boolean impossible = unit.isEmpty() || (unit.equals("Cel") && value < COLDEST);
        return !impossible
                && (event.measure(name, value, unit, sensor)
                        || event.measure(name, value, unit, Vocabulary.kebab(path)));
    }

    private boolean signal(Vocabulary.Contact contact, Object value, boolean inverted) {
        Boolean on = on(value);
        return on != null && event.signal(contact.kind(), contact.name(), on != inverted);
    }

    private static @Nullable Boolean on(Object value) {
        return switch (value) {
            case Boolean yes -> yes;
            case Number number -> number.doubleValue() > 0;
            case String text when ON.contains(text.toLowerCase(Locale.ROOT)) -> true;
            case String text when OFF.contains(text.toLowerCase(Locale.ROOT)) -> false;
            default -> null;
        };
    }

    /** A number, or a text that is one. */
    private static @Nullable Double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value instanceof String text && text.matches("-?\\d{1,9}(\\.\\d{1,9})?") ? Double.valueOf(text) : null;
    }

    /** What the device measured earlier: each in its own time, so that it counts once however often it is sent. */
    private void history(List<?> list) {
        for (Object element : list) {
            Map<String, Object> members = new LinkedHashMap<>();
            if (element instanceof Map<?, ?> map) {
                map.forEach((name, member) -> members.put(String.valueOf(name), member));
            }
            Double second = members.get("timestamp") instanceof Number number ? (Double) number.doubleValue() : null;
            if (second == null || second < YEAR_2000 || second >= YEAR_2100) {
                event.attribute("history", list);
                continue;
            }
            Instant before = Instant.ofEpochSecond(second.longValue());
            members.keySet().removeAll(Set.of("timestamp", "sequence"));
            Event then = new Event("", "", before, before, "");
            new Meanings(then, before, units, Optional.empty(), false).members("", members, true);
            then.observations().forEach(event::before);
        }
    }
}
