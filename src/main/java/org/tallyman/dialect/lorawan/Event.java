package org.tallyman.dialect.lorawan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.json.ElementSink;

/**
 * One event about an end device, on the way to observations: what was measured and switched, where it was, and a
 * status with all that is left. An event is known by its key when it comes again, whatever gateways heard it then.
 */
public final class Event {

    private static final int KIND = 40;
    private static final int NAME_LENGTH = 128;

    /** Attribute of the status: names in the decoded object that nothing here reads. */
    public static final String UNREAD = "unread";

    private static final int UNREAD_MAX = 50;

    private final String device;
    private final String kind;
    private String state;
    private final @Nullable Instant time;
    private final Instant at;
    private final String key;
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final List<Observation> observations = new ArrayList<>();
    private final List<Observation> earlier = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> unread = new ArrayList<>();

    /**
     * @param device what the server calls the end device
     * @param kind what happened, such as {@code up} or {@code join}
     * @param time null when the server does not say: then it is the time of receipt
     * @param key what makes the event this one; empty when there is nothing but its time and content
     */
    public Event(String device, String kind, @Nullable Instant time, Instant receivedAt, String key) {
        this.device = device;
        this.kind = kind;
        this.state = kind;
        this.time = time;
        this.at = time == null ? receivedAt : time;
        this.key = key;
    }

    public Instant at() {
        return at;
    }

    /** What the device is said to be, where that is more than the kind of event. */
    void state(String value) {
        state = value;
    }

    public void attribute(String name, @Nullable Object value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }

    /** What the device says; a name that the server uses has {@code decoded.} before it. */
    void decoded(String name, Object value) {
        boolean taken = attributes.containsKey(name) || name.equals(UNREAD);
        attributes.put(taken ? "decoded." + name : name, value);
    }

    /** A name in the decoded object that says nothing to us. */
    void unread(String name) {
        if (unread.size() < UNREAD_MAX) {
            unread.add(name);
        }
    }

    /** What a mapping of people's own made of the object. */
    void mapped(Observation observation) {
        boolean now = observation.observedAt().equals(at);
        switch (observation) {
            case Measurement m when now -> measure(m.quantity(), m.value(), m.unit(), m.sensor());
            case Signal s when now -> signal(s.kind(), s.name(), s.on());
            case Fix fix when now -> fix(fix);
            default -> before(observation);
        }
    }

    /** Leaves out the empty text. */
    public void text(String name, String value) {
        if (!value.isEmpty()) {
            attributes.put(name, value);
        }
    }

    /** Whether the value was taken: there is but one of each quantity and sensor in an event. */
    public boolean measure(String quantity, double value, String unit, String sensor) {
        return Double.isFinite(value)
                && isName(quantity)
                && !unit.isEmpty()
                && sensor.length() <= NAME_LENGTH
                && names.add("m " + quantity + " " + sensor)
                && observations.add(new Measurement(at, quantity, value, unit, sensor));
    }

    public boolean signal(SignalKind kind, String name, boolean on) {
        return isName(name) && names.add("s " + name) && observations.add(new Signal(at, kind, name, on));
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= NAME_LENGTH;
    }

    /** Whether it was taken: an event has one position. */
    public boolean fix(Fix fix) {
        return names.add("f") && observations.add(fix);
    }

    List<Observation> observations() {
        return observations;
    }

    /** Something of an earlier time, which more than one event may tell: it counts once by its time and content. */
    public void before(Observation observation) {
        earlier.add(observation);
    }

    /** Hands everything over, the position first. */
    public void addTo(ElementSink sink) {
        observations.stream().filter(Fix.class::isInstance).forEach(fix -> sink.add(fix, device, identity("f", fix)));
        for (Observation observation : observations) {
            switch (observation) {
                case Measurement m -> sink.add(m, device, identity("m " + m.quantity() + " " + m.sensor(), m));
                case Signal s -> sink.add(s, device, identity("s " + s.name(), s));
                default -> {
                    // The position is there already.
                }
            }
        }
        if (!unread.isEmpty()) {
            attributes.put(UNREAD, List.copyOf(unread));
        }
        earlier.forEach(observation -> sink.add(observation, device, ContentIdentity.of(observation)));
        DeviceStatus status = new DeviceStatus(at, state, attributes);
        sink.add(status, device, identity("status", status));
    }

    private long identity(String part, Observation observation) {
        if (!key.isEmpty()) {
            return Identity.of(KIND).add(kind).add(key).add(part).value();
        }
        return time == null ? Identity.NONE : ContentIdentity.of(observation);
    }
}
