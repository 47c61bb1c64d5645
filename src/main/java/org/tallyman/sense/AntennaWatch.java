package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Observation;
import org.tallyman.intake.Fact;
import org.tallyman.intake.FoldBatch;
import org.tallyman.intake.ObservationConsumer;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.LiveFeed;

/**
 * What each antenna of a door read in the last half minute, while somebody looks: in memory only, and nothing at all for
 * doors at which nobody looks.
 */
@ApplicationScoped
class AntennaWatch implements ObservationConsumer {

    /** Under this topic the pages that look hear that an antenna read. */
    static final String TOPIC = "antennas";

    static final int SECONDS = 30;

    /** Doors and antennas that are watched at a time. */
    private static final int DOORS_MAX = 50;

    private static final int ANTENNAS_MAX = 500;
    private static final long WATCHED_FOR_MS = 60_000;
    private static final long PACE_MS = 1_000;

    private final Devices devices;
    private final ReadPoints readPoints;
    private final LiveFeed feed;
    private final Clock clock;
    private final Map<Long, Long> watchedUntil = new ConcurrentHashMap<>();
    private final Map<Antenna, AntennaReads> antennas = new ConcurrentHashMap<>();
    private final List<Read> pending = new ArrayList<>();
    private long toldMs;

    AntennaWatch(Devices devices, ReadPoints readPoints, LiveFeed feed, Clock clock) {
        this.devices = devices;
        this.readPoints = readPoints;
        this.feed = feed;
        this.clock = clock;
    }

    /** An antenna of a device and the read point that it served. */
    record Antenna(long door, long readPoint, long device, int number) {}

    private record Read(Antenna antenna, Instant at, Observation.TagRead read) {}

    /** From now on, for a minute, the reads of this door are counted; gives what was so far, empty while too many are watched. */
    Optional<Map<Antenna, AntennaReads.Seen>> watch(long door) {
        long nowMs = clock.millis();
        forget(nowMs);
        if (watchedUntil.size() >= DOORS_MAX && !watchedUntil.containsKey(door)) {
            return Optional.empty();
        }
        watchedUntil.put(door, nowMs + WATCHED_FOR_MS);
        Map<Antenna, AntennaReads.Seen> seen = new HashMap<>();
        antennas.forEach((antenna, reads) -> {
            if (antenna.door() == door) {
                seen.put(antenna, reads.seen(nowMs / 1000));
            }
        });
        return Optional.of(seen);
    }

    /** Doors at which nobody looks any more. */
    private void forget(long nowMs) {
        if (watchedUntil.values().removeIf(until -> until < nowMs)) {
            antennas.keySet().removeIf(antenna -> !watchedUntil.containsKey(antenna.door()));
        }
    }

    static Comparator<Antenna> bySide() {
        return Comparator.comparingLong(Antenna::readPoint)
                .thenComparingLong(Antenna::device)
                .thenComparingInt(Antenna::number);
    }

    @Override
    public int order() {
        return 1_010;
    }

    @Override
    public boolean keepsState() {
        return false;
    }

    @Override
    public void consume(FoldBatch batch, Connection connection) {
        forget(clock.millis());
        if (watchedUntil.isEmpty()) {
            return;
        }
        DeviceSnapshot known = devices.snapshot();
        PlaceSnapshot places = readPoints.snapshot();
        for (Fact fact : batch.facts()) {
            if (fact.observation() instanceof Observation.TagRead read) {
                long point = known.readPointAt(fact.device().value(), read.antenna(), read.observedAt());
                PlaceView door = point == 0
                        ? null
                        : places.find(point).map(view -> view.door()).orElse(null);
                if (door != null && watchedUntil.containsKey(door.id().value())) {
                    pending.add(new Read(
                            new Antenna(door.id().value(), point, fact.device().value(), read.antenna()),
                            fact.receivedAt(),
                            read));
                }
            }
        }
    }

    @Override
    public void committed() {
        if (pending.isEmpty()) {
            return;
        }
        for (Read read : pending) {
            if (antennas.size() < ANTENNAS_MAX || antennas.containsKey(read.antenna())) {
                antennas.computeIfAbsent(read.antenna(), antenna -> new AntennaReads())
                        .add(read.at().getEpochSecond(), read.read());
            }
        }
        pending.clear();
        long nowMs = clock.millis();
        if (nowMs - toldMs >= PACE_MS) {
            toldMs = nowMs;
            feed.publish(TOPIC);
        }
    }

    @Override
    public void abandoned() {
        pending.clear();
    }
}
