package org.tallyman.dialect;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Gap;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Scan;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Observation.TagRead;

/**
 * The identity of an observation for languages without a sequence: its time on the device's clock and all of its
 * content. Two observations that differ in anything, such as in how many reads they stand for, are two facts.
 */
public final class ContentIdentity {

    private static final int READ = 1;
    private static final int SCAN = 2;
    private static final int FIX = 3;
    private static final int MEASUREMENT = 4;
    private static final int SIGNAL = 5;
    private static final int STATUS = 6;
    private static final int GAP = 7;

    /** Stands for a member that was not reported; no real value of any member. */
    private static final long ABSENT = Long.MIN_VALUE + 1;

    private ContentIdentity() {}

    /** For an observation whose {@link Observation#observedAt} is the device's own time. */
    public static long of(Observation observation) {
        return switch (observation) {
            case TagRead read -> of(read);
            case Scan scan ->
                at(SCAN, scan)
                        .add(scan.data())
                        .add(scan.symbology() == null ? "" : scan.symbology())
                        .add(scan.readPoint() == null ? "" : scan.readPoint())
                        .value();
            case Fix fix -> of(fix);
            case Measurement m ->
                at(MEASUREMENT, m)
                        .add(m.quantity())
                        .add(Double.doubleToLongBits(m.value()))
                        .add(m.unit())
                        .add(m.sensor())
                        .value();
            case Signal signal ->
                at(SIGNAL, signal)
                        .add(signal.kind().name())
                        .add(signal.name())
                        .add(signal.on() ? 1 : 0)
                        .value();
            case DeviceStatus status ->
                add(at(STATUS, status).add(status.state()), status.attributes()).value();
            case Gap gap -> at(GAP, gap).add(gap.lost()).add(gap.reason()).value();
        };
    }

    private static long of(TagRead read) {
        Identity identity = at(READ, read)
                .add(read.epc())
                .add(read.antenna())
                .add(bits(read.rssiCdbm()))
                .add(read.count());
        TagDetail detail = read.detail();
        if (detail != null) {
            identity.add(text(detail.tid()))
                    .add(text(detail.pc()))
                    .add(bits(detail.frequencyKHz()))
                    .add(bits(detail.phaseDegrees()))
                    .add(bits(detail.transmitPowerCdbm()))
                    .add(detail.sequence() == null ? ABSENT : detail.sequence())
                    .add(text(detail.reader()));
        }
        return identity.value();
    }

    private static long of(Fix fix) {
        return at(FIX, fix)
                .add(fix.valid() ? 1 : 0)
                .add(Double.doubleToLongBits(fix.latitude()))
                .add(Double.doubleToLongBits(fix.longitude()))
                .add(bits(fix.altitudeM()))
                .add(bits(fix.speedKmh()))
                .add(bits(fix.courseDegrees()))
                .add(bits(fix.accuracyM()))
                .value();
    }

    private static Identity at(int kind, Observation observation) {
        return Identity.of(kind).add(observation.observedAt());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static long bits(@Nullable Integer value) {
        return value == null ? ABSENT : value;
    }

    private static long bits(@Nullable Double value) {
        return value == null ? ABSENT : Double.doubleToLongBits(value);
    }

    private static Identity add(Identity identity, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((key, member) -> sorted.put(String.valueOf(key), member));
                identity.add(sorted.size());
                sorted.forEach((key, member) -> add(identity.add(key), member));
            }
            case List<?> list -> {
                identity.add(list.size());
                list.forEach(member -> add(identity, member));
            }
            default -> identity.add(value.toString());
        }
        return identity;
    }
}
