package org.tallyman.dialect;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One decoded fact, in neutral units. {@link #observedAt} is the device's clock, or the time of receipt if it has none. */
public sealed interface Observation {

    Instant observedAt();

    /**
     * One or more reads of one RFID tag by one antenna.
     *
     * @param epc the EPC memory bank as upper case hex, exactly as the reader gave it, programmed or not
     * @param antenna port number as the reader counts it; 0 when the device has but one or does not say
     * @param rssiCdbm received power in hundredths of dBm; null when not reported
     * @param count how many reads this one report stands for, at least 1
     */
    record TagRead(
            Instant observedAt,
            String epc,
            int antenna,
            @Nullable Integer rssiCdbm,
            int count,
            @Nullable TagDetail detail)
            implements Observation {}

    /**
     * What a barcode scanner read.
     *
     * @param data the characters as the scanner sent them, symbology identifier included if it sent one
     * @param symbology the symbology's name as the scanner gave it; null when not reported
     * @param readPoint code of the read point at which it was, by one who knows; null where the scanner stands there
     */
    record Scan(
            Instant observedAt,
            String data,
            @Nullable String symbology,
            @Nullable String readPoint) implements Observation {}

    /**
     * A position (WGS 84, degrees).
     *
     * @param valid false when the device itself says that this is an old or poor fix
     * @param altitudeM metres; null when not reported, like the three that follow
     * @param speedKmh kilometres an hour
     * @param courseDegrees clockwise from north
     * @param accuracyM radius in metres
     */
    record Fix(
            Instant observedAt,
            boolean valid,
            double latitude,
            double longitude,
            @Nullable Double altitudeM,
            @Nullable Double speedKmh,
            @Nullable Double courseDegrees,
            @Nullable Double accuracyM)
            implements Observation {}

    /**
     * A measured value.
     *
     * @param quantity what was measured, such as {@code temperature}, {@code humidity}, {@code battery}, {@code weight}
     * @param unit UCUM code, such as {@code Cel}, {@code %}, {@code V}, {@code kg}
     * @param sensor which of the device's sensors; empty when it has but one of this kind
     */
    record Measurement(Instant observedAt, String quantity, double value, String unit, String sensor)
            implements Observation {}

    /** A door, button, light beam or input that is now on or off. {@code name} is the input as the device calls it. */
    record Signal(Instant observedAt, SignalKind kind, String name, boolean on) implements Observation {}

    /** What the device says of itself; keys are the dialect's published attribute names. */
    record DeviceStatus(Instant observedAt, String state, Map<String, Object> attributes) implements Observation {
        public DeviceStatus {
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * The device says that it lost data, or its numbering shows it.
     *
     * @param lost how many reports are missing; 0 when the device does not say
     */
    record Gap(Instant observedAt, long lost, String reason) implements Observation {}
}
