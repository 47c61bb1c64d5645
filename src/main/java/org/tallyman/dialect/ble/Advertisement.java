package org.tallyman.dialect.ble;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.SignalKind;

/**
 * What the advertisements of one transmitter say. Quantities and units: {@code temperature} Cel, {@code humidity} %, {@code
 * pressure} Pa, {@code battery} %, {@code battery-voltage} V, {@code acceleration} [g] with sensors x, y and z, {@code
 * illuminance} lx, {@code co2} [ppm], {@code pm2.5} ug/m3 and so on. A {@code door} is on when it is open.
 */
public final class Advertisement {

    /** See {@link org.tallyman.dialect.Observation.Measurement}. */
    record Value(String quantity, double value, String unit, String sensor) {}

    /** See {@link org.tallyman.dialect.Observation.Signal}. */
    record Contact(SignalKind kind, String name, boolean on) {}

    /** A position in degrees, of a transmitter that knows its own; the altitude in metres. */
    record Position(
            double latitude, double longitude, @Nullable Double altitudeM) {}

    private static final String[] AXES = {"x", "y", "z"};

    private final List<Value> values = new ArrayList<>(4);
    private final List<Contact> contacts = new ArrayList<>(0);
    private final Map<String, Object> attributes = new LinkedHashMap<>(4);
    private @Nullable String beacon;
    private @Nullable String address;
    private @Nullable String localName;
    private @Nullable Integer powerDbm;
    private @Nullable Position position;
    private long sequence = -1;
    private int sequenceBits;

    /** Reads the structures of a payload; what is no structure, or not known, is passed over. */
    public void read(byte[] payload) {
        AdStructures.read(payload, this);
    }

    /** A value of the transmitter's one sensor of this kind; a second one is numbered 2, and so on. */
    public void measure(String quantity, double value, String unit) {
        long before = values.stream().filter(v -> v.quantity.equals(quantity)).count();
        measure(quantity, value, unit, before == 0 ? "" : String.valueOf(before + 1));
    }

    public void measure(String quantity, double value, String unit, String sensor) {
        if (Double.isFinite(value)) {
            // Adding zero makes of a negative zero a plain one.
            values.add(new Value(quantity, value + 0.0, unit, sensor));
        }
    }

    /** Values of the axes x, y and z; those that are not a number were not measured. */
    void axes(String quantity, String unit, double... values) {
        for (int i = 0; i < values.length; i++) {
            measure(quantity, values[i], unit, AXES[i]);
        }
    }

    void temperature(double celsius) {
        measure("temperature", celsius, "Cel");
    }

    void humidity(double percent) {
        measure("humidity", percent, "%");
    }

    void battery(double percent) {
        measure("battery", percent, "%");
    }

    void batteryVoltage(double volts) {
        measure("battery-voltage", volts, "V");
    }

    void acceleration(double... ofGravity) {
        axes("acceleration", "[g]", ofGravity);
    }

    /** Something that is there or not: {@code motion}, {@code light}, {@code leak}, {@code tamper} and the like. */
    void detected(String name, boolean on) {
        signal(SignalKind.INPUT, name, on);
    }

    /** A magnet, reed or other contact; without it the door is open. */
    void contact(boolean closed) {
        signal(SignalKind.DOOR, "door", !closed);
    }

    /** A contact; a second one of the same name is numbered 2, and so on. */
    public void signal(SignalKind kind, String name, boolean on) {
        long before = contacts.stream().filter(c -> c.name.startsWith(name)).count();
        contacts.add(new Contact(kind, before == 0 ? name : name + (before + 1), on));
    }

    public void attribute(String name, Object value) {
        attributes.put(name, value);
    }

    /** What the transmitter is known by beyond its address: the bytes of an iBeacon's or an Eddystone's identifier. */
    public void beacon(String hex) {
        if (beacon == null) {
            beacon = hex;
        }
    }

    /** The address that the transmitter says of itself, 12 hexadecimal digits. */
    void address(String hex) {
        address = hex;
    }

    void localName(String name) {
        localName = name;
    }

    /** The power with which it sends, or by which it is heard at one metre. */
    public void power(int dbm) {
        powerDbm = dbm;
    }

    void position(double latitude, double longitude, @Nullable Double altitudeM) {
        if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
            position = new Position(latitude, longitude, altitudeM);
        }
    }

    /** The transmitter's own number of this measurement, which begins again after so many bits. */
    public void sequence(long number, int bits) {
        sequence = number;
        sequenceBits = bits;
    }

    List<Value> values() {
        return values;
    }

    List<Contact> contacts() {
        return contacts;
    }

    /** The name goes with what else a sensor says; alone it makes no device of each telephone that passes by. */
    Map<String, Object> attributes() {
        if (localName == null || isSilent()) {
            return attributes;
        }
        Map<String, Object> named = new LinkedHashMap<>(attributes);
        named.putIfAbsent("name", localName);
        return named;
    }

    @Nullable
    String beacon() {
        return beacon;
    }

    /** The address that the payload itself names; null when it names none. */
    public @Nullable String ownAddress() {
        return address;
    }

    @Nullable
    Integer powerDbm() {
        return powerDbm;
    }

    @Nullable
    Position position() {
        return position;
    }

    /** -1 when it has none. */
    long sequence() {
        return sequence;
    }

    int sequenceBits() {
        return sequenceBits;
    }

    /** Whether no sensor spoke; it may have a beacon's name all the same. */
    boolean isSilent() {
        return values.isEmpty() && contacts.isEmpty() && attributes.isEmpty() && position == null;
    }
}
