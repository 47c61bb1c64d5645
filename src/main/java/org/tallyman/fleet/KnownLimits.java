package org.tallyman.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.PlaceId;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.platform.svg.TimeChart;

/**
 * All limits over time, as they are known at one moment; they are few. What a device measures is held to those of the asset
 * that carries it, else to its own, else to those of the nearest place in which it stands; limits in a unit of something else
 * hold for nothing.
 *
 * @param timelines oldest first
 * @param carriages by device
 */
record KnownLimits(Map<Key, List<Dated>> timelines, Map<Long, List<Carriage>> carriages, PlaceSnapshot places) {

    record Key(MeasurementLimits.Owner owner, String quantity) {}

    /** What holds from a time on; null for no limits. */
    record Dated(Instant from, @Nullable Limits limits) {}

    /** A time in which an asset carried a device; {@code to} is null while it does. */
    record Carriage(long asset, Instant from, @Nullable Instant to) {

        private MeasurementLimits.Owner owner() {
            return MeasurementLimits.Owner.asset(asset);
        }

        private boolean covers(Instant at) {
            return !at.isBefore(from) && (to == null || at.isBefore(to));
        }
    }

    boolean none() {
        return timelines.isEmpty();
    }

    /** Those that were set last for exactly this device, place or asset. */
    Optional<Limits> of(MeasurementLimits.Owner owner, String quantity) {
        return last(owner, quantity).map(Dated::limits);
    }

    /** The unit of those which were set last, else that in which it is measured; empty where it is not. */
    String unit(MeasurementLimits.Owner owner, String quantity, List<Measurements.Newest> measured) {
        return of(owner, quantity)
                .map(Limits::unit)
                .or(() -> measured.stream()
                        .map(Measurements.Newest::value)
                        .filter(value -> value.quantity().equals(quantity))
                        .map(Value::unit)
                        .findFirst())
                .orElse("");
    }

    /** All that are set now for exactly this device, place or asset, by quantity. */
    SortedMap<String, Dated> of(MeasurementLimits.Owner owner) {
        SortedMap<String, Dated> own = new TreeMap<>();
        timelines.forEach((key, line) -> {
            if (key.owner().equals(owner) && line.getLast().limits() != null) {
                own.put(key.quantity(), line.getLast());
            }
        });
        return own;
    }

    Optional<Dated> last(MeasurementLimits.Owner owner, String quantity) {
        List<Dated> line = line(owner, quantity);
        return line.isEmpty() ? Optional.empty() : Optional.of(line.getLast());
    }

    /** The asset on which a device measured this, if it carries it still and has limits for that. */
    Optional<Long> carrier(DeviceView device, Value value) {
        return carriages(device).stream()
                .filter(each -> each.to() == null && each.covers(value.at()))
                .map(Carriage::asset)
                .filter(asset -> of(MeasurementLimits.Owner.asset(asset), value.quantity())
                        .flatMap(each -> each.in(value.unit()))
                        .isPresent())
                .findFirst();
    }

    /** Those that hold now for the newest value of a device, in the unit of that. */
    Optional<Limits> of(DeviceView device, Value value) {
        Stream<MeasurementLimits.Owner> owners =
                Stream.concat(carrier(device, value).map(MeasurementLimits.Owner::asset).stream(), standing(device));
        return first(owners, owner -> of(owner, value.quantity()), value.unit());
    }

    /** Those that held for what a device measured, in a unit, one stretch of the time after the other. */
    List<TimeChart.Limits> over(DeviceView device, String quantity, String unit, Instant from, Instant to) {
        return over(carriages(device), standing(device).toList(), quantity, unit, from, to);
    }

    /** The same of one device, place or asset alone. */
    List<TimeChart.Limits> over(MeasurementLimits.Owner owner, String quantity, String unit, Instant from, Instant to) {
        return over(List.of(), List.of(owner), quantity, unit, from, to);
    }

    /** Those of who carries it at the time, else the first of its own that there are. */
    private List<TimeChart.Limits> over(
            List<Carriage> carried,
            List<MeasurementLimits.Owner> own,
            String quantity,
            String unit,
            Instant from,
            Instant to) {
        List<TimeChart.Limits> stretches = new ArrayList<>();
        Limits before = null;
        for (Instant at : changes(carried, own, quantity, from, to)) {
            Stream<MeasurementLimits.Owner> owners = Stream.concat(
                    carried.stream().filter(each -> each.covers(at)).map(Carriage::owner), own.stream());
            Limits held = first(owners, owner -> at(owner, quantity, at), unit).orElse(null);
            if (stretches.isEmpty() || !Objects.equals(held, before)) {
                stretches.add(
                        new TimeChart.Limits(at, held == null ? null : held.low(), held == null ? null : held.high()));
            }
            before = held;
        }
        return stretches;
    }

    private static Optional<Limits> first(
            Stream<MeasurementLimits.Owner> owners,
            Function<MeasurementLimits.Owner, Optional<Limits>> limits,
            String unit) {
        return owners.map(limits)
                .flatMap(Optional::stream)
                .map(each -> each.in(unit))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private List<Carriage> carriages(DeviceView device) {
        return carriages.getOrDefault(device.id().value(), List.of());
    }

    /** Its own, and the places in which it stands, the nearest first. */
    private Stream<MeasurementLimits.Owner> standing(DeviceView device) {
        return Stream.concat(
                Stream.of(MeasurementLimits.Owner.device(device.id().value())),
                Stream.iterate(device.place(), Objects::nonNull, this::parent)
                        .map(place -> MeasurementLimits.Owner.place(place.value())));
    }

    private @Nullable PlaceId parent(PlaceId place) {
        return places.place(place).map(PlaceView::parent).orElse(null);
    }

    /** Every time at which something may have changed, the begin first. */
    private Collection<Instant> changes(
            List<Carriage> carried, List<MeasurementLimits.Owner> own, String quantity, Instant from, Instant to) {
        Stream<Instant> carriers = carried.stream()
                .flatMap(each -> Stream.of(each.from(), each.to()))
                .filter(Objects::nonNull);
        Stream<Instant> begins = Stream.concat(carried.stream().map(Carriage::owner), own.stream())
                .flatMap(owner -> line(owner, quantity).stream())
                .map(Dated::from);
        TreeSet<Instant> changes = new TreeSet<>();
        changes.add(from);
        Stream.concat(carriers, begins)
                .filter(at -> at.isAfter(from) && at.isBefore(to))
                .forEach(changes::add);
        return changes;
    }

    private Optional<Limits> at(MeasurementLimits.Owner owner, String quantity, Instant at) {
        return line(owner, quantity).reversed().stream()
                .filter(each -> !each.from().isAfter(at))
                .findFirst()
                .map(Dated::limits);
    }

    private List<Dated> line(MeasurementLimits.Owner owner, String quantity) {
        return timelines.getOrDefault(new Key(owner, quantity), List.of());
    }
}
