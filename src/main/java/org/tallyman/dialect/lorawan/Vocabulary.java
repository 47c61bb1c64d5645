package org.tallyman.dialect.lorawan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.SignalKind;

/** What names in decoded objects mean, by the words that makers use. */
final class Vocabulary {

    /** A name that stands for a quantity or a contact, and which of the device's sensors it is of. */
    record Meaning(Sense sense, String sensor) {}

    /** What a word stands for. */
    sealed interface Sense {}

    /**
     * A quantity.
     *
     * @param unit empty when the name does not tell it
     */
    record Quantity(String name, String unit) implements Sense {}

    record Contact(SignalKind kind, String name) implements Sense {}

    static final String BATTERY = "battery";
    static final String BATTERY_VOLTAGE = "battery-voltage";
    static final String TEMPERATURE = "temperature";
    static final String PRESSURE = "pressure";

    private static final Quantity VOLTS_OF_BATTERY = new Quantity(BATTERY_VOLTAGE, "V");
    private static final Contact MOTION = new Contact(SignalKind.INPUT, "motion");
    private static final Contact LEAK = new Contact(SignalKind.INPUT, "leak");
    private static final Contact DOOR = new Contact(SignalKind.DOOR, "door");
    private static final Contact BUTTON = new Contact(SignalKind.BUTTON, "button");
    private static final Contact INPUT = new Contact(SignalKind.INPUT, "in");

    /** Names that mean something as a whole, written without anything between their words. */
    private static final Map<String, Sense> NAMES = Map.ofEntries(
            Map.entry("open", DOOR),
            Map.entry("vext", new Quantity("supply-voltage", "V")),
            Map.entry("vain", new Quantity("voltage", "V")),
            Map.entry("tem", new Quantity(TEMPERATURE, "Cel")),
            Map.entry("laeq", new Quantity("sound", "dB")),
            Map.entry("decibel", new Quantity("sound", "dB")),
            Map.entry("soundavg", new Quantity("sound", "dB")),
            Map.entry("pm25", new Quantity("pm2.5", "ug/m3")),
            Map.entry("pm10", new Quantity("pm10", "ug/m3")),
            Map.entry("intrip", MOTION),
            Map.entry("movingmode", MOTION),
            Map.entry("batterylevelinpercentage", new Quantity(BATTERY, "%")),
            Map.entry("floodalarmvalue", LEAK),
            Map.entry("waterleakstatus", LEAK),
            Map.entry("tamperreportvalue", new Contact(SignalKind.INPUT, "tamper")),
            Map.entry("smokealarm", new Contact(SignalKind.INPUT, "smoke")),
            Map.entry("mandown", new Contact(SignalKind.INPUT, "man-down")),
            Map.entry("sosflag", new Contact(SignalKind.INPUT, "sos")));

    /** What one word in a name says of it. */
    private static final Map<String, Sense> WORDS = words();

    private static Map<String, Sense> words() {
        Map<String, Sense> words = new HashMap<>();
        all(words, new Quantity(BATTERY, ""), "battery", "bat", "batt", "vbat", "vdd");
        all(words, new Quantity(TEMPERATURE, "Cel"), "temperature", "temp", "tempc");
        all(words, new Quantity("humidity", "%"), "humidity", "hum", "humi", "rh");
        all(words, new Quantity("co2", "[ppm]"), "co2", "eco2");
        all(words, new Quantity("tvoc", "[ppb]"), "tvoc", "voc");
        all(words, new Quantity(PRESSURE, ""), "pressure", "barometer");
        all(
                words,
                new Quantity("illuminance", "lx"),
                "illuminance",
                "illumination",
                "lux",
                "luminosity",
                "light",
                "illum",
                "ill");
        all(words, new Quantity("voltage", "V"), "voltage");
        all(words, DOOR, "door", "contact", "reed", "magnet");
        all(words, MOTION, "motion", "motionst", "pir", "moving", "movement");
        all(words, new Contact(SignalKind.INPUT, "occupancy"), "occupancy", "occupied");
        all(words, new Contact(SignalKind.INPUT, "presence"), "presence");
        all(words, LEAK, "leak", "leakage", "waterleak", "flood");
        all(words, new Contact(SignalKind.INPUT, "tamper"), "tamper");
        all(words, BUTTON, "button");
        all(words, new Contact(SignalKind.INPUT, "ignition"), "ignition");
        all(words, INPUT, "digital", "gpio", "dig", "input");
        return Map.copyOf(words);
    }

    private static void all(Map<String, Sense> words, Sense sense, String... spellings) {
        for (String word : spellings) {
            words.put(word, sense);
        }
    }

    /** Words that make something else of a name: a wish, a setting, a count, an extreme. */
    private static final Set<String> OTHERWISE = Set.of(
            "target",
            "setpoint",
            "threshold",
            "alarm",
            "config",
            "settings",
            "calibration",
            "limit",
            "interval",
            "duration",
            "times",
            "count",
            "counter",
            "last",
            "offset",
            "enable",
            "enabled",
            "mode",
            "error",
            "min",
            "max",
            "minimum",
            "maximum",
            "changed",
            "change",
            "version",
            "params",
            "window",
            "mutation",
            "initial",
            "index",
            "out",
            "output",
            "deficit",
            "dew",
            "analog",
            "ratio",
            "id",
            "type",
            "measures",
            "direction",
            "failed",
            "infrared");

    /** Words that say nothing of which sensor it is. */
    private static final Set<String> NOISE = Set.of(
            "sensor",
            "value",
            "measured",
            "measure",
            "air",
            "ambient",
            "relative",
            "status",
            "state",
            "c",
            "data",
            "reading",
            "prec",
            "sht",
            "dynamic",
            "open",
            "in",
            "mot",
            "trigger",
            "barometric",
            "atmospheric",
            "concentration",
            "ppm",
            "volt",
            "box",
            "detected",
            "detection",
            "total",
            "celsius",
            "lx",
            "flag",
            "report",
            "input",
            "digital",
            "gpio",
            "dig",
            "header",
            "notification",
            "system",
            "heartbeat",
            "position",
            "telemetry",
            "measurements",
            "record");

    private static final Set<String> VOLTS = Set.of("voltage", "volt", "volts", "v", "mv");
    private static final Set<String> PERCENT = Set.of("level", "percent", "percentage", "pct", "soc", "remaining");
    private static final Set<String> STATES = Set.of("status", "state", "raw");

    /** Names that say less than their words. */
    private static final Set<String> VAGUE = Set.of("lightlevel", "batterystatus", "floodvalue");

    /** Words behind which digits are a word of their own. */
    private static final Set<String> NUMBERED = numbered();

    private static Set<String> numbered() {
        Set<String> numbered = new HashSet<>(WORDS.keySet());
        numbered.add("in");
        return numbered;
    }

    private Vocabulary() {}

    /** What a name means; null when nothing that is known here. */
    static @Nullable Meaning of(String name) {
        Sense whole = NAMES.get(Words.plain(name));
        if (whole != null) {
            return new Meaning(whole, "");
        }
        List<String> words = Words.of(name, NUMBERED);
        if (VAGUE.contains(Words.plain(name)) || words.stream().anyMatch(OTHERWISE::contains)) {
            return null;
        }
        // The last word is the thing itself, for the temperature of a CO2 sensor is a temperature; but what a battery
        // has is
        // the battery's.
        Meaning meaning = null;
        for (String word : words) {
            Sense sense = WORDS.get(word);
            if (sense instanceof Quantity(String quantity, String _) && quantity.equals(BATTERY)) {
                return of(sense, word, words);
            }
            meaning = sense == null ? meaning : of(sense, word, words);
        }
        return meaning;
    }

    private static @Nullable Meaning of(Sense sense, String word, List<String> words) {
        Set<String> rest = new HashSet<>(words);
        if (sense instanceof Quantity(String name, String _) && name.equals(BATTERY)) {
            if (rest.stream().anyMatch(VOLTS::contains)) {
                return new Meaning(VOLTS_OF_BATTERY, "");
            }
            if (rest.stream().anyMatch(PERCENT::contains)) {
                return new Meaning(new Quantity(BATTERY, "%"), "");
            }
            // How a battery does is no measure of it.
            return rest.stream().anyMatch(STATES::contains) ? null : new Meaning(sense, "");
        }
        if (sense instanceof Quantity && rest.stream().anyMatch(STATES::contains)) {
            return null;
        }
        String sensor = words.stream()
                .filter(other -> !other.equals(word) && !NOISE.contains(other))
                .collect(Collectors.joining("-"));
        return sense instanceof Contact(SignalKind kind, String name)
                ? new Meaning(
                        new Contact(
                                kind, sense.equals(INPUT) && isNumber(sensor) ? name + sensor : joined(name, sensor)),
                        "")
                : new Meaning(sense, sensor);
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(Character::isDigit);
    }

    private static String joined(String name, String sensor) {
        return sensor.isEmpty() ? name : name + "-" + sensor;
    }

    /** A quantity's name made of a name that is not known here. */
    static String kebab(String name) {
        return String.join("-", Words.of(name, Set.of()));
    }
}
