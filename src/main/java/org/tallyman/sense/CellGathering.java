package org.tallyman.sense;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Observation;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.PlaceId;
import org.tallyman.intake.Fact;
import org.tallyman.place.PlaceSnapshot;

/** Merges the reads of one batch into cells, tag by tag, before anything touches the database. */
final class CellGathering {

    /** One report weighs no more than so many reads, so that no sum of powers can overflow. */
    private static final int READS_IN_REPORT_MAX = 10_000;

    private final DeviceSnapshot devices;
    private final PlaceSnapshot places;
    private final Map<String, List<Cell>> byEpc = new LinkedHashMap<>();
    private final Map<String, List<Cell>> byItem = new LinkedHashMap<>();
    private final List<Fact> signals = new ArrayList<>();
    private final Map<Antenna, Unbound> unbound = new HashMap<>();
    private final Set<Source> sources = new TreeSet<>();

    CellGathering(DeviceSnapshot devices, PlaceSnapshot places) {
        this.devices = devices;
        this.places = places;
    }

    void add(Fact fact) {
        switch (fact.observation()) {
            case Observation.TagRead read -> addRead(fact, read);
            case Observation.Scan scan -> addScan(fact, scan);
            case Observation.Signal _ -> signals.add(fact);
            case Observation.Fix _, Observation.Measurement _, Observation.DeviceStatus _, Observation.Gap _ -> {}
        }
    }

    private void addRead(Fact fact, Observation.TagRead read) {
        long readPoint = readPointOf(fact, read.antenna(), read.count());
        if (readPoint != 0) {
            Integer rssi = read.rssiCdbm();
            int reads = Math.min(read.count(), READS_IN_REPORT_MAX);
            Sample sample = rssi == null
                    ? new Sample(reads, 0, 0, Cell.NO_RSSI)
                    : new Sample(reads, (long) rssi * reads, reads, rssi);
            merge(byEpc.computeIfAbsent(read.epc(), epc -> new ArrayList<>(2)), cell(fact, readPoint, sample));
        }
    }

    private void addScan(Fact fact, Observation.Scan scan) {
        String named = scan.readPoint();
        long readPoint = named == null ? 0 : places.byCode(named);
        if (readPoint != 0 && mayName(fact.device(), readPoint)) {
            sources.add(new Source(readPoint, fact.device().value()));
        } else {
            readPoint = readPointOf(fact, 0, 1);
        }
        if (readPoint != 0) {
            Cell cell = cell(fact, readPoint, new Sample(1, 0, 0, Cell.NO_RSSI));
            ItemName.ofScan(scan.data())
                    .ifPresent(item -> merge(byItem.computeIfAbsent(item, name -> new ArrayList<>(2)), cell));
        }
    }

    /** A device of one site cannot put things into another; one without a site is carried about. */
    private boolean mayName(DeviceId device, long readPoint) {
        PlaceId site = devices.byId(device.value()).map(DeviceView::site).orElse(null);
        return site == null
                || places.find(readPoint)
                        .filter(point -> point.site().equals(site))
                        .isPresent();
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

    private Cell cell(Fact fact, long readPoint, Sample sample) {
        Instant at = fact.observation().observedAt();
        long ms = at.toEpochMilli();
        int quantum = places.settingsAt(readPoint, at).quantumMs();
        return new Cell(
                readPoint,
                Math.floorDiv(ms, quantum) * quantum,
                sample.reads(),
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

    /** Devices that scanned at read points by naming them. */
    Set<Source> sources() {
        return sources;
    }

    record Antenna(long device, int number) {}

    record Source(long readPoint, long device) implements Comparable<Source> {

        @Override
        public int compareTo(Source other) {
            int byPoint = Long.compare(readPoint, other.readPoint);
            return byPoint != 0 ? byPoint : Long.compare(device, other.device);
        }
    }

    private record Sample(int reads, long rssiSum, int rssiReads, int rssiBest) {}

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
