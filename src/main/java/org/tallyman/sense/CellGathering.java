package org.tallyman.sense;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Observation;
import org.tallyman.ident.PlaceId;
import org.tallyman.intake.Fact;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.ReadPointView;

/** Merges the reads of one batch into cells, tag by tag, before anything touches the database. */
final class CellGathering {

    /** One report weighs no more than so many reads, so that no sum of powers can overflow. */
    private static final int READS_IN_REPORT_MAX = 10_000;

    private final DeviceSnapshot devices;
    private final PlaceSnapshot places;
    private final CellHorizon.State horizon;
    private final Map<String, List<Cell>> byEpc = new LinkedHashMap<>();
    private final Map<String, List<Cell>> byItem = new LinkedHashMap<>();
    private final List<Fact> signals = new ArrayList<>();
    private final Map<Antenna, Unbound> unbound = new HashMap<>();
    private final Set<Source> sources = new TreeSet<>();
    private final Map<Long, Late> late = new TreeMap<>();

    CellGathering(DeviceSnapshot devices, PlaceSnapshot places, CellHorizon.State horizon) {
        this.devices = devices;
        this.places = places;
        this.horizon = horizon;
    }

    void add(Fact fact) {
        switch (fact.observation()) {
            case Observation.TagRead read -> addRead(fact, read);
            case Observation.Scan scan -> addScan(fact, scan);
            case Observation.Signal signal -> addSignal(fact, signal);
            case Observation.Fix _, Observation.Measurement _, Observation.DeviceStatus _, Observation.Gap _ -> {}
        }
    }

    private void addRead(Fact fact, Observation.TagRead read) {
        long readPoint = readPointOf(fact, read.antenna(), read.count());
        if (readPoint != 0 && isInTime(fact, startMs(readPoint, read.observedAt()), read.count())) {
            Integer rssi = read.rssiCdbm();
            int reads = Math.min(read.count(), READS_IN_REPORT_MAX);
            Sample sample = rssi == null
                    ? new Sample(reads, 0, 0, 0, Cell.NO_RSSI)
                    : new Sample(reads, 0, (long) rssi * reads, reads, rssi);
            merge(byEpc.computeIfAbsent(read.epc(), epc -> new ArrayList<>(2)), cell(fact, readPoint, sample));
        }
    }

    private void addScan(Fact fact, Observation.Scan scan) {
        String named = scan.readPoint();
        long readPoint = named == null ? 0 : places.byCode(named);
        if (readPoint != 0) {
            sources.add(new Source(readPoint, fact.device().value()));
        }
        if (readPoint == 0 || !mayName(fact, readPoint)) {
            readPoint = readPointOf(fact, 0, 1);
        }
        if (readPoint != 0 && isInTime(fact, startMs(readPoint, scan.observedAt()), 1)) {
            Cell cell = cell(fact, readPoint, new Sample(1, 1, 0, 0, Cell.NO_RSSI));
            ItemName.ofScan(scan.data())
                    .ifPresent(item -> merge(byItem.computeIfAbsent(item, name -> new ArrayList<>(2)), cell));
        }
    }

    private void addSignal(Fact fact, Observation.Signal signal) {
        if (isInTime(fact, signal.observedAt().toEpochMilli(), 1)) {
            signals.add(fact);
        }
    }

    /**
     * A device of one site cannot put things into another; one without a site is carried about. Its site is that of its
     * place today, and that of the read point which it served then, as its scans may be told after it has moved.
     */
    private boolean mayName(Fact fact, long readPoint) {
        long device = fact.device().value();
        PlaceId today = devices.byId(device).map(DeviceView::site).orElse(null);
        Optional<PlaceId> named = places.find(readPoint).map(ReadPointView::site);
        Optional<PlaceId> then = places.find(
                        devices.readPointAt(device, 0, fact.observation().observedAt()))
                .map(ReadPointView::site);
        return named.isPresent() && (today == null || named.get().equals(today) || named.equals(then));
    }

    private long readPointOf(Fact fact, int antenna, int reads) {
        Instant at = fact.observation().observedAt();
        long readPoint = devices.readPointAt(fact.device().value(), antenna, at);
        if (readPoint == 0) {
            unbound.computeIfAbsent(new Antenna(fact.device().value(), antenna), key -> new Unbound())
                    .add(reads, at.toEpochMilli());
        }
        return readPoint;
    }

    /** Of what came too late only how much it was is remembered. */
    private boolean isInTime(Fact fact, long startMs, int reads) {
        if (!horizon.isTooLate(startMs, fact.message().value())) {
            return true;
        }
        long atMs = fact.observation().observedAt().toEpochMilli();
        late.merge(fact.device().value(), new Late(reads, atMs, atMs), Late::with);
        return false;
    }

    private long startMs(long readPoint, Instant at) {
        int quantum = places.settingsAt(readPoint, at).quantumMs();
        return Math.floorDiv(at.toEpochMilli(), quantum) * quantum;
    }

    private Cell cell(Fact fact, long readPoint, Sample sample) {
        Instant at = fact.observation().observedAt();
        long ms = at.toEpochMilli();
        return new Cell(
                readPoint,
                startMs(readPoint, at),
                sample.reads(),
                sample.scans(),
                sample.rssiSum(),
                sample.rssiReads(),
                sample.rssiBest(),
                ms,
                ms,
                fact.message().value(),
                fact.element());
    }

    private static void merge(List<Cell> cells, Cell cell) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).compareTo(cell) == 0) {
                cells.set(i, cells.get(i).merge(cell));
                return;
            }
        }
        cells.add(cell);
    }

    /** Cells by EPC memory bank, as the readers gave it. */
    Map<String, List<Cell>> byEpc() {
        return byEpc;
    }

    /** Cells by the item's name, from labels that were scanned. */
    Map<String, List<Cell>> byItem() {
        return byItem;
    }

    /** What inputs said. */
    List<Fact> signals() {
        return signals;
    }

    /** Leaves only cells of these read points that begin at or after a time. */
    void keepOnly(Set<Long> readPoints, long fromMs) {
        keepOnly(byEpc, readPoints, fromMs);
        keepOnly(byItem, readPoints, fromMs);
    }

    private static void keepOnly(Map<String, List<Cell>> cells, Set<Long> readPoints, long fromMs) {
        cells.values()
                .forEach(ofOne ->
                        ofOne.removeIf(cell -> cell.startMs() < fromMs || !readPoints.contains(cell.readPoint())));
        cells.values().removeIf(List::isEmpty);
    }

    Map<Antenna, Unbound> unbound() {
        return unbound;
    }

    /** Devices that scanned at read points by naming them, whether or not they may. */
    Set<Source> sources() {
        return sources;
    }

    /** By device, reads of a time whose cells were let go. */
    Map<Long, Late> late() {
        return late;
    }

    record Antenna(long device, int number) {}

    /** Reads that came too late, and of when the oldest and the newest of them are. */
    record Late(long reads, long oldestMs, long newestMs) {

        Late with(Late other) {
            return new Late(
                    reads + other.reads, Math.min(oldestMs, other.oldestMs), Math.max(newestMs, other.newestMs));
        }
    }

    record Source(long readPoint, long device) implements Comparable<Source> {

        @Override
        public int compareTo(Source other) {
            int byPoint = Long.compare(readPoint, other.readPoint);
            return byPoint != 0 ? byPoint : Long.compare(device, other.device);
        }
    }

    private record Sample(int reads, int scans, long rssiSum, int rssiReads, int rssiBest) {}

    /** Reads of an antenna that serves no read point. */
    static final class Unbound {

        private long reads;
        private long lastMs;

        void add(int more, long atMs) {
            reads += more;
            lastMs = Math.max(lastMs, atMs);
        }

        long reads() {
            return reads;
        }

        long lastMs() {
            return lastMs;
        }
    }
}
