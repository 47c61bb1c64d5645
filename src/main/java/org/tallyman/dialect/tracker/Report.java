package org.tallyman.dialect.tracker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.SignalKind;
import org.tallyman.ident.Refusal;

/**
 * One record of a tracker on the way to observations: a fix when it has a latitude and a longitude, what is measured or
 * switched as measurements and signals ({@link Meaning}), and a status with everything that is left, or when there is nothing
 * else to tell.
 *
 * <p>What a device says in place of a time or a position is asked for only where it is none.
 */
public final class Report {

    private static final int MEASUREMENT = 14;
    private static final int SIGNAL = 15;
    private static final int STATUS = 16;
    private static final long YEAR_2100 = 4_102_444_800L;
    private static final String YEARS = "from 1970 to 2099";
    private static final String DATE = "a date and a time of day that there are";
    private static final double MAX_LATITUDE = 90;
    private static final double MAX_LONGITUDE = 180;

    /** An observation that waits for the report's time. */
    private interface Part {
        Observation at(Instant time);
    }

    private final Attributes attributes = new Attributes();
    private final List<Part> parts = new ArrayList<>(0);
    private List<Refusal> refusals = List.of();
    private boolean timeless;
    private boolean placeless;
    private @Nullable String unknownTime;
    private @Nullable String unknownFixTime;
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

    /** By the device's clock. Before 1970 and after 2099 there is no time of anything: then the record is refused. */
    public void time(Instant value) {
        if (isPossible(value)) {
            time = value;
        } else {
            refuseTime(value.toString(), YEARS);
        }
    }

    /**
     * As {@link #time(Instant)}, of what may be no time.
     *
     * @param value null where it cannot be read, see {@link #noTime}
     * @param said as the device says it
     */
    public void time(@Nullable Instant value, Supplier<String> said) {
        if (value == null) {
            noTime(said.get());
        } else {
            time(value);
        }
    }

    /**
     * That what stands where a time does is none. The record is refused then: taken as of its receipt it would be another fact
     * each time that it comes. Where nothing or nothing but zeros stands there, which is how devices say that they do not know
     * the time yet, it is refused only when it has a good position.
     */
    public void noTime(String said) {
        if (isBlank(said)) {
            unknownTime = said;
        } else {
            refuseTime(said, DATE);
        }
    }

    /** When the position was, where that is not when the rest was: a device may send its last position with later news. */
    public void fixTime(Instant value) {
        if (isPossible(value)) {
            fixTime = value;
        } else {
            refuseFixTime(value.toString(), YEARS);
        }
    }

    /** As before, of what may be no time, see {@link #noFixTime}. */
    public void fixTime(@Nullable Instant value, Supplier<String> said) {
        if (value == null) {
            noFixTime(said.get());
        } else {
            fixTime(value);
        }
    }

    /**
     * That what stands where the time of the position does is none: there is no position then, and the rest stands. It is
     * refused unless the device says that it knows neither yet, as {@link #noTime} has it.
     */
    public void noFixTime(String said) {
        if (isBlank(said)) {
            placeless = true;
            unknownFixTime = said;
        } else {
            refuseFixTime(said, DATE);
        }
    }

    private void refuseFixTime(String said, String rule) {
        placeless = true;
        refuse(new Refusal("time", "fix time", said, rule));
    }

    private static boolean isPossible(Instant value) {
        return value.getEpochSecond() >= 0 && value.getEpochSecond() < YEAR_2100;
    }

    private static boolean isBlank(String said) {
        return said.chars().allMatch(c -> c == '0' || !Character.isLetterOrDigit(c));
    }

    private void refuseTime(String said, String rule) {
        timeless = true;
        refuse(new Refusal("time", "time", said, rule));
    }

    /** That a part of the record is none; the rest of it stands. */
    public void refuse(Refusal refusal) {
        if (refusals.isEmpty()) {
            refusals = new ArrayList<>(1);
        }
        refusals.add(refusal);
    }

    public boolean hasTime() {
        return time != null;
    }

    public void valid(boolean value) {
        valid = value;
    }

    /** A position by the device's own reckoning; one that is on no globe, or that could not be read, is refused. */
    public void position(double latitudeDegrees, double longitudeDegrees) {
        position(latitudeDegrees, longitudeDegrees, () -> latitudeDegrees + "," + longitudeDegrees);
    }

    /**
     * The same.
     *
     * @param said as the device says it
     */
    public void position(double latitudeDegrees, double longitudeDegrees, Supplier<String> said) {
        if (Math.abs(latitudeDegrees) <= MAX_LATITUDE && Math.abs(longitudeDegrees) <= MAX_LONGITUDE) {
            latitude = latitudeDegrees;
            longitude = longitudeDegrees;
        } else {
            refusePosition(said.get());
        }
    }

    /** As before, of two fields in degrees; where nothing stands in them there is none. */
    public void position(Fields fields, int latitudeField, int longitudeField) {
        if (!fields.isVoid(latitudeField) || !fields.isVoid(longitudeField)) {
            position(
                    fields.decimal(latitudeField),
                    fields.decimal(longitudeField),
                    () -> fields.text(latitudeField) + "," + fields.text(longitudeField));
        }
    }

    /** As before, of four fields: {@code ddmm.mmmm}, N or S, {@code dddmm.mmmm}, E or W. */
    public void minutes(Fields fields, int first) {
        if (!Degrees.isAbsent(fields, first) || !Degrees.isAbsent(fields, first + 2)) {
            position(
                    Degrees.signed(Degrees.ofMinutes(fields.decimal(first)), fields.at(first + 1, 0)),
                    Degrees.signed(Degrees.ofMinutes(fields.decimal(first + 2)), fields.at(first + 3, 0)),
                    () -> fields.texts(first, first + 4));
        }
    }

    /** That what the device says of a position is none. */
    public void refusePosition(String said) {
        refuse(new Refusal("position", "latitude, longitude", said, "degrees from -90 to 90 and from -180 to 180"));
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
        return attributes.get(name) != null;
    }

    /** One more of the names in {@code alarm}. */
    public void alarm(String name) {
        Object before = attributes.get("alarm");
        attributes.put("alarm", before == null ? name : before + "," + name);
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

    /** As {@link #accessPoint(String, long)}, of the address in bytes. */
    public void accessPoint(byte[] macAddress, long signalStrength) {
        accessPoint(HexFormat.ofDelimiter(":").formatHex(macAddress), signalStrength);
    }

    /** As before, where the device does not say how strong it is. */
    public void accessPoint(byte[] macAddress) {
        network().accessPoint(HexFormat.ofDelimiter(":").formatHex(macAddress), null);
    }

    private Network network() {
        if (network == null) {
            network = new Network();
        }
        return network;
    }

    /** Whether just one of latitude and longitude was given. */
    public boolean isHalfPlaced() {
        return (latitude == null) != (longitude == null);
    }

    /** A measured value that has no attribute of its name, such as of one of many sensors in radio reach. */
    public void measure(String quantity, double value, String unit, String sensor) {
        parts.add(at -> new Measurement(at, quantity, value, unit, sensor));
    }

    /** A contact that has no attribute of its name. */
    public void signal(SignalKind kind, String name, boolean on) {
        parts.add(at -> new Signal(at, kind, name, on));
    }

    /**
     * In the device's own order of importance: fix, measurements and signals as they came, status. Behind those of earlier
     * reports, as what is refused of it.
     */
    public void elements(Instant receivedAt, List<Element> elements, List<Rejection> rejections) {
        boolean placed = valid && latitude != null && longitude != null;
        if (time == null && unknownTime != null && !timeless && placed) {
            refuseTime(unknownTime, DATE);
        }
        if (unknownFixTime != null && placed) {
            refuseFixTime(unknownFixTime, DATE);
        }
        for (Refusal refusal : refusals) {
            rejections.add(new Rejection(elements.size() + rejections.size(), -1, refusal));
        }
        if (!timeless) {
            elements(receivedAt, elements);
        }
    }

    private void elements(Instant receivedAt, List<Element> elements) {
        Instant at = time == null ? receivedAt : time;
        boolean timed = time != null;
        if (network != null) {
            attributes.put("network", network.attributes());
        }
        int before = elements.size();
        if (latitude != null && longitude != null && !placeless) {
            Instant fixedAt = fixTime == null ? at : fixTime;
            Fix fix = new Fix(fixedAt, valid, latitude, longitude, altitudeM, speedKmh, courseDegrees, accuracyM);
            elements.add(element(fix, fixTime != null || timed));
        }
        for (int i = 0; i < attributes.size(); i++) {
            Observation observation = Meaning.of(attributes.name(i), attributes.value(i), at);
            if (observation != null) {
                elements.add(element(observation, timed));
            }
        }
        for (Part part : parts) {
            elements.add(element(part.at(at), timed));
        }
        if (attributes.size() > 0 || (elements.size() == before && refusals.isEmpty())) {
            DeviceStatus status = new DeviceStatus(at, "report", attributes.map());
            elements.add(new Element(status, null, timed ? identity(at) : Identity.NONE));
        }
    }

    private static Element element(Observation observation, boolean timed) {
        return new Element(observation, null, timed ? identity(observation) : Identity.NONE);
    }

    /** As {@link ContentIdentity} makes them, with hashes of names, which are few and cost much to add. */
    private static long identity(Observation observation) {
        return switch (observation) {
            case Measurement m ->
                at(MEASUREMENT, m.observedAt())
                        .add((long) m.quantity().hashCode() << 32 ^ m.sensor().hashCode())
                        .add(Double.doubleToLongBits(m.value()))
                        .value();
            case Signal signal ->
                at(SIGNAL, signal.observedAt())
                        .add((long) signal.name().hashCode() << 1 | (signal.on() ? 1 : 0))
                        .value();
            default -> ContentIdentity.of(observation);
        };
    }

    /** Of the status: all attributes, in whatever order they came. */
    private long identity(Instant at) {
        long sum = 0;
        for (int i = 0; i < attributes.size(); i++) {
            Object value = attributes.value(i);
            long content = switch (value) {
                case Boolean on -> on ? 1 : 0;
                case Double number -> Double.doubleToLongBits(number);
                case Number number -> number.longValue();
                case String text -> Identity.of(STATUS).add(text).value();
                default -> value.hashCode();
            };
            sum += Identity.ofPair(attributes.name(i).hashCode(), content);
        }
        return at(STATUS, at).add(sum).value();
    }

    private static Identity at(int kind, Instant time) {
        return Identity.of(kind).add(time.getEpochSecond() * 1_000_000_000L + time.getNano());
    }
}
