package org.tallyman.dialect.tracker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.SignalKind;

/**
 * One record of a tracker on the way to observations: a fix when it has a latitude and a longitude, what is measured or
 * switched as measurements and signals, and a status with everything that is left, or when there is nothing else to tell.
 *
 * <p>Attributes have these names and units: {@code power} and {@code battery} V, {@code batteryLevel} and {@code humidity}
 * %, {@code temp1} and the like degrees Celsius, {@code odometer} m, {@code hours} ms, {@code sat} and {@code rssi} as the
 * device counts them; {@code ignition}, {@code door} and {@code in1} and the like yes or no.
 */
public final class Report {

    /** As trackers in trailers call their sensors: temperature, temp1, temp2 and so on. */
    private static final Pattern SENSOR = Pattern.compile("(temp(?:erature)?|humidity)(\\d{0,2})");

    private static final Pattern INPUT = Pattern.compile("in\\d{1,2}|ignition");
    private static final double MAX_LATITUDE = 90;
    private static final double MAX_LONGITUDE = 180;

    private final Map<String, Object> attributes = new HashMap<>();
    private @Nullable Instant time;
    private boolean valid = true;
    private @Nullable Double latitude;
    private @Nullable Double longitude;
    private @Nullable Double altitudeM;
    private @Nullable Double speedKmh;
    private @Nullable Double courseDegrees;
    private @Nullable Double accuracyM;

    public void time(Instant value) {
        time = value;
    }

    public void valid(boolean value) {
        valid = value;
    }

    /** A position by the device's own reckoning; one that is on no globe is left out and named. */
    public void position(double latitudeDegrees, double longitudeDegrees) {
        if (Math.abs(latitudeDegrees) <= MAX_LATITUDE && Math.abs(longitudeDegrees) <= MAX_LONGITUDE) {
            latitude = latitudeDegrees;
            longitude = longitudeDegrees;
        } else {
            attribute("impossiblePosition", latitudeDegrees + "," + longitudeDegrees);
        }
    }

    public void latitude(double value) {
        latitude = value;
    }

    public void longitude(double value) {
        longitude = value;
    }

    public void altitudeM(double value) {
        altitudeM = value;
    }

    /** Below zero means unknown, here and in the next three. */
    public void speedKmh(double value) {
        speedKmh = value < 0 ? null : (Double) value;
    }

    public void courseDegrees(double value) {
        courseDegrees = value < 0 ? null : (Double) value;
    }

    public void accuracyM(double value) {
        accuracyM = value < 0 ? null : (Double) value;
    }

    public void batteryPercent(double value) {
        if (value >= 0) {
            attribute("batteryLevel", value);
        }
    }

    public void attribute(String name, Object value) {
        attributes.put(name, value);
    }

    /** Whether just one of latitude and longitude was given. */
    public boolean isHalfPlaced() {
        return (latitude == null) != (longitude == null);
    }

    /** In the device's own order of importance: fix, measurements, signals, status. */
    public List<Element> elements(Instant receivedAt) {
        Instant at = time == null ? receivedAt : time;
        List<Element> elements = new ArrayList<>();
        if (latitude != null && longitude != null) {
            Fix fix = new Fix(at, valid, latitude, longitude, altitudeM, speedKmh, courseDegrees, accuracyM);
            elements.add(element(fix));
        }
        new TreeMap<>(attributes).forEach((name, value) -> {
            if (value instanceof Boolean on) {
                signal(at, name, on).ifPresent(signal -> elements.add(element(signal)));
            } else if (value instanceof Number number) {
                measurement(at, name, number.doubleValue()).ifPresent(measured -> elements.add(element(measured)));
            }
        });
        if (!attributes.isEmpty() || elements.isEmpty()) {
            elements.add(element(new DeviceStatus(at, "report", attributes)));
        }
        return elements;
    }

    private static Optional<Signal> signal(Instant at, String name, boolean on) {
        if (name.equals("door")) {
            return Optional.of(new Signal(at, SignalKind.DOOR, name, on));
        }
        return INPUT.matcher(name).matches()
                ? Optional.of(new Signal(at, SignalKind.INPUT, name, on))
                : Optional.empty();
    }

    private static Optional<Measurement> measurement(Instant at, String name, double value) {
        return switch (name) {
            case "batteryLevel" -> Optional.of(new Measurement(at, "battery", value, "%", ""));
            case "battery" -> Optional.of(new Measurement(at, "battery-voltage", value, "V", ""));
            case "power" -> Optional.of(new Measurement(at, "supply-voltage", value, "V", ""));
            default -> {
                Matcher sensor = SENSOR.matcher(name);
                if (!sensor.matches()) {
                    yield Optional.empty();
                }
                boolean humidity = name.startsWith("humidity");
                yield Optional.of(new Measurement(
                        at, humidity ? "humidity" : "temperature", value, humidity ? "%" : "Cel", sensor.group(2)));
            }
        };
    }

    private Element element(Observation observation) {
        return new Element(observation, null, time == null ? Identity.NONE : ContentIdentity.of(observation));
    }
}
