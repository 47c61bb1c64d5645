package org.tallyman.dialect.senml;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Makes observations of resolved records: numbers are measurements, true and false are signals, texts and data statuses. A latitude
 * and a longitude of one time are a position besides.
 */
final class Telling {

    private static final String DEVICE = "urn:dev:";

    /** What belongs together in a position: of one device at one time. */
    private record Spot(@Nullable String child, Instant time, boolean absolute) {}

    private final boolean children;
    private final List<Element> elements = new ArrayList<>();
    private final Map<Spot, Double> latitudes = new LinkedHashMap<>();
    private final Map<Spot, Double> longitudes = new LinkedHashMap<>();

    Telling(boolean children) {
        this.children = children;
    }

    List<Element> elements(List<Resolved> records) {
        records.forEach(this::tell);
        latitudes.forEach((spot, latitude) -> {
            Double longitude = longitudes.get(spot);
            if (longitude != null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
                Fix fix = new Fix(spot.time, true, latitude, longitude, null, null, null, null);
                add(fix, spot.child, spot.absolute);
            }
        });
        return elements;
    }

    private void tell(Resolved record) {
        int split = children ? split(record.name()) : 0;
        String child = split == 0 ? null : record.name().substring(0, split);
        String sensor = split == 0
                ? record.name()
                : record.name().substring(Math.min(split + 1, record.name().length()));
        Units.Unit unit = Units.of(record.unit());
        String quantity = unit == null ? lastPart(record.name()) : unit.quantity();
        String code = unit != null ? unit.code() : record.unit().isEmpty() ? "1" : record.unit();
        Observation said = switch (record.value()) {
            case Double number -> {
                place(record, child, number);
                yield new Measurement(record.time(), quantity, number, code, sensor);
            }
            case Boolean on -> new Signal(record.time(), SignalKind.INPUT, sensor, on);
            case String text -> status(record, sensor, text);
            case Resolved.Data(String hex) -> status(record, sensor, hex);
            case null, default -> null;
        };
        if (said != null) {
            add(said, child, record.absolute());
        }
        if (!Double.isNaN(record.sum())) {
            String summed = code.equals("1") ? "s" : code + ".s";
            Measurement sum = new Measurement(record.time(), quantity + "-sum", record.sum(), summed, sensor);
            add(sum, child, record.absolute());
        }
        if (!Double.isNaN(record.updateSeconds())) {
            Map<String, Object> promise = Map.of("sensor", sensor, "updateSeconds", record.updateSeconds());
            add(new DeviceStatus(record.time(), "update-time", promise), child, record.absolute());
        }
    }

    private static DeviceStatus status(Resolved record, String sensor, String value) {
        return new DeviceStatus(
                record.time(), "value", Map.of(sensor.isEmpty() ? lastPart(record.name()) : sensor, value));
    }

    private void place(Resolved record, @Nullable String child, double degrees) {
        Spot spot = new Spot(child, record.time(), record.absolute());
        switch (record.unit()) {
            case "lat" -> latitudes.put(spot, degrees);
            case "lon" -> longitudes.put(spot, degrees);
            default -> {}
        }
    }

    private void add(Observation observation, @Nullable String child, boolean absolute) {
        // What counts from the time of receipt would be another fact when it came again.
        long identity = absolute ? ContentIdentity.of(observation) : Identity.NONE;
        elements.add(new Element(observation, child, identity));
    }

    /**
     * Where the device's name ends: a device URN (RFC 9039) has a kind and an identifier, and a sensor's name behind an
     * underscore, a colon or a slash; of another name all up to the last colon or slash is the device.
     */
    private static int split(String name) {
        if (!name.startsWith(DEVICE)) {
            return Math.max(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')), 0);
        }
        int kind = name.indexOf(':', DEVICE.length());
        for (int i = kind + 1; kind > 0 && i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_' || c == ':' || c == '/') {
                return i;
            }
        }
        return name.length();
    }

    private static String lastPart(String name) {
        int end = Math.max(name.lastIndexOf('/'), name.lastIndexOf(':'));
        return end == name.length() - 1 ? name : name.substring(end + 1);
    }
}
