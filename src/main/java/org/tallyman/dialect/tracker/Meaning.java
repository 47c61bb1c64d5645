package org.tallyman.dialect.tracker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.SignalKind;

/**
 * What the names of attributes mean, and their units: {@code power} and {@code battery} V, {@code batteryLevel} and
 * {@code humidity} %, {@code temp1} and the like degrees Celsius, {@code odometer} m, {@code hours} ms, {@code sat} and
 * {@code rssi} as the device counts them; {@code ignition}, {@code door} and {@code in1} and the like yes or no.
 */
final class Meaning {

    private Meaning() {}

    /** The measurement or signal that an attribute is; null when it is neither. */
    static @Nullable Observation of(String name, Object value, Instant at) {
        if (value instanceof Boolean on) {
            return signal(at, name, on);
        }
        if (!(value instanceof Number number)) {
            return null;
        }
        // Some devices count their contacts as 0 and 1.
        Signal signal =
                number.intValue() == 0 || number.intValue() == 1 ? signal(at, name, number.intValue() == 1) : null;
        return signal == null ? measurement(at, name, number.doubleValue()) : signal;
    }

    private static @Nullable Signal signal(Instant at, String name, boolean on) {
        if (name.equals("door")) {
            return new Signal(at, SignalKind.DOOR, name, on);
        }
        boolean input = name.equals("ignition") || (name.length() > 2 && number(name, "in") != null);
        return input ? new Signal(at, SignalKind.INPUT, name, on) : null;
    }

    /** Sensors are called as trackers in trailers call them: temperature, temp1, temp2 and so on. */
    private static @Nullable Measurement measurement(Instant at, String name, double value) {
        return switch (name.isEmpty() ? ' ' : name.charAt(0)) {
            case 'b' ->
                switch (name) {
                    case "batteryLevel" -> new Measurement(at, "battery", value, "%", "");
                    case "battery" -> new Measurement(at, "battery-voltage", value, "V", "");
                    default -> null;
                };
            case 'p' -> name.equals("power") ? new Measurement(at, "supply-voltage", value, "V", "") : null;
            case 't' -> {
                String sensor = number(name, name.startsWith("temperature") ? "temperature" : "temp");
                yield sensor == null ? null : new Measurement(at, "temperature", value, "Cel", sensor);
            }
            case 'h' -> {
                String sensor = number(name, "humidity");
                yield sensor == null ? null : new Measurement(at, "humidity", value, "%", sensor);
            }
            default -> null;
        };
    }

    /** The up to two digits behind a name; null when it is another name. */
    private static @Nullable String number(String name, String prefix) {
        if (!name.startsWith(prefix) || name.length() > prefix.length() + 2) {
            return null;
        }
        for (int i = prefix.length(); i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return null;
            }
        }
        return name.substring(prefix.length());
    }
}
