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
    private @Nullable Network network;
    private @Nullable Instant time;
    private @Nullable Instant fixTime;
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

    /** When the position was, where that is not when the rest was: a device may send its last position with later news. */
    public void fixTime(Instant value) {
        fixTime = value;
    }

    public boolean hasTime() {
        return time != null;
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

    /** Not a number means unknown, here and in the next four. */
    public void altitudeM(double value) {
        altitudeM = Double.isFinite(value) ? (Double) value : null;
    }

    /** Below zero means unknown too, here and in the next three. */
    public void speedKmh(double value) {
        speedKmh = value >= 0 ? (Double) value : null;
    }

    public void courseDegrees(double value) {
        courseDegrees = value >= 0 ? (Double) value : null;
    }

    public void accuracyM(double value) {
        accuracyM = value >= 0 ? (Double) value : null;
    }

    public void batteryPercent(double value) {
        if (value >= 0) {
            attribute("batteryLevel", value);
        }
    }

    public void attribute(String name, Object value) {
        attributes.put(name, value);
    }

    /** A number that a device may leave out, which is then not a number. */
    public void number(String name, double value) {
        if (Double.isFinite(value)) {
            attributes.put(name, value);
        }
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    /** One more of the names in {@code alarm}. */
    public void alarm(String name) {
        attributes.merge("alarm", name, (before, added) -> before + "," + added);
    }

    /**
     * A mobile cell.
     *
     * @param countryCode 0 where the device leaves it out, as {@code networkCode}
     * @param signalStrength as the device counts it, mostly dBm; null when not reported
     */
    public void cell(long countryCode, long networkCode, long areaCode, long cellId, @Nullable Long signalStrength) {
        network().cell(countryCode, networkCode, areaCode, cellId, signalStrength);
    }

    /** A wireless access point; the address with colons, the strength in dBm. */
    public void accessPoint(String macAddress, long signalStrength) {
        network().accessPoint(macAddress, signalStrength);
    }

    private Network network() {
        if (network == null) {
            network = new Network();
        }
        return network;
    }

    public boolean isPlaced() {
        return latitude != null && longitude != null;
    }

    /** Whether just one of latitude and longitude was given. */
    public boolean isHalfPlaced() {
        return (latitude == null) != (longitude == null);
    }

    /** In the device's own order of importance: fix, measurements, signals, status. */
    public List<Element> elements(Instant receivedAt) {
        Instant at = time == null ? receivedAt : time;
        if (network != null) {
            attributes.put("network", network.attributes());
        }
        List<Element> elements = new ArrayList<>();
        if (latitude != null && longitude != null) {
            Instant fixedAt = fixTime == null ? at : fixTime;
            Fix fix = new Fix(fixedAt, valid, latitude, longitude, altitudeM, speedKmh, courseDegrees, accuracyM);
            elements.add(element(fix, fixTime != null || time != null));
        }
        new TreeMap<>(attributes).forEach((name, value) -> {
            if (value instanceof Boolean on) {
                signal(at, name, on).ifPresent(signal -> elements.add(element(signal, time != null)));
            } else if (value instanceof Number number) {
                measurement(at, name, number.doubleValue())
                        .ifPresent(measured -> elements.add(element(measured, time != null)));
            }
        });
        if (!attributes.isEmpty() || elements.isEmpty()) {
            elements.add(element(new DeviceStatus(at, "report", attributes), time != null));
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

    private static Element element(Observation observation, boolean timed) {
        return new Element(observation, null, timed ? ContentIdentity.of(observation) : Identity.NONE);
    }
}
