package org.tallyman.dialect.osmand;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/**
 * What one report says, on the way to observations: a fix when it has a latitude and a longitude, the battery and
 * temperatures as measurements, and a status with all that is left, or when there is nothing else to tell.
 */
final class Report {

    /** As trackers in trailers call their sensors: temperature, temp1, temp2 and so on. */
    private static final Pattern TEMPERATURE = Pattern.compile("temp(?:erature)?(\\d{0,2})");

    private final Map<String, Object> attributes = new HashMap<>();
    private @Nullable Instant time;
    private boolean valid = true;
    private @Nullable Double latitude;
    private @Nullable Double longitude;
    private @Nullable Double altitudeM;
    private @Nullable Double speedKmh;
    private @Nullable Double courseDegrees;
    private @Nullable Double accuracyM;

    void time(Instant value) {
        time = value;
    }

    void valid(boolean value) {
        valid = value;
    }

    void latitude(double value) {
        latitude = value;
    }

    void longitude(double value) {
        longitude = value;
    }

    void altitudeM(double value) {
        altitudeM = value;
    }

    /** Below zero means unknown, here and in the next three. */
    void speedKmh(double value) {
        speedKmh = value < 0 ? null : (Double) value;
    }

    void courseDegrees(double value) {
        courseDegrees = value < 0 ? null : (Double) value;
    }

    void accuracyM(double value) {
        accuracyM = value < 0 ? null : (Double) value;
    }

    void batteryPercent(double value) {
        if (value >= 0) {
            attribute("batteryLevel", value);
        }
    }

    void attribute(String name, Object value) {
        attributes.put(name, value);
    }

    /** Whether just one of latitude and longitude was given. */
    boolean isHalfPlaced() {
        return (latitude == null) != (longitude == null);
    }

    List<Element> elements(Instant receivedAt) {
        Instant at = time == null ? receivedAt : time;
        List<Element> elements = new ArrayList<>();
        if (latitude != null && longitude != null) {
            Fix fix = new Fix(at, valid, latitude, longitude, altitudeM, speedKmh, courseDegrees, accuracyM);
            elements.add(element(fix));
        }
        if (attributes.get("batteryLevel") instanceof Double battery) {
            elements.add(element(new Measurement(at, "battery", battery, "%", "")));
        }
        new TreeMap<>(attributes).forEach((name, value) -> {
            Matcher temperature = TEMPERATURE.matcher(name);
            if (temperature.matches() && value instanceof Number celsius) {
                elements.add(element(
                        new Measurement(at, "temperature", celsius.doubleValue(), "Cel", temperature.group(1))));
            }
        });
        if (!attributes.isEmpty() || elements.isEmpty()) {
            elements.add(element(new DeviceStatus(at, "report", attributes)));
        }
        return elements;
    }

    private Element element(Observation observation) {
        return new Element(observation, null, time == null ? Identity.NONE : ContentIdentity.of(observation));
    }
}
