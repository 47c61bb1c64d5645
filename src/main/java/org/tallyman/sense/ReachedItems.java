package org.tallyman.sense;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallyman.dialect.Observation;

/** What was read and scanned, by item, each with the starts of the cells in which that can be. */
final class ReachedItems {

    private final Map<String, Window> byEpc = new HashMap<>();
    private final SortedMap<String, Window> byItem = new TreeMap<>();

    void add(Observation observation) {
        long atMs = observation.observedAt().toEpochMilli();
        Window cells = new Window(atMs - Cell.QUANTUM_MS_MAX, atMs);
        switch (observation) {
            case Observation.TagRead read -> byEpc.merge(read.epc(), cells, Window::span);
            case Observation.Scan scan ->
                ItemName.ofScan(scan.data()).ifPresent(item -> byItem.merge(item, cells, Window::span));
            case Observation.Fix _,
                    Observation.Measurement _,
                    Observation.Signal _,
                    Observation.DeviceStatus _,
                    Observation.Gap _ -> {}
        }
    }

    SortedMap<String, Window> byItem() {
        SortedMap<String, Window> all = new TreeMap<>(byItem);
        byEpc.forEach((epc, cells) -> all.merge(ItemName.ofEpc(epc), cells, Window::span));
        return all;
    }
}
