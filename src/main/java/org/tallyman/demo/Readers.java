package org.tallyman.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The readers, and which antenna of which one serves a read point. */
final class Readers {

    private final Map<String, Reader> readers = new LinkedHashMap<>();
    private final Map<String, Antenna> antennas = new LinkedHashMap<>();

    private record Antenna(String device, int number) {}

    /** Those of the tables of devices and read points that are readers. */
    Readers(List<Table.Row> deviceRows, List<Table.Row> readPointRows, Map<String, Device> devices) {
        for (Table.Row row : deviceRows) {
            if (row.get("kind").equals("READER")) {
                String code = row.get("code");
                ReaderLanguage language = ReaderLanguage.of(row.get("dialect"), code);
                readers.put(code, new Reader(Objects.requireNonNull(devices.get(code)), language));
            }
        }
        for (Table.Row row : readPointRows) {
            if (!row.get("device").isEmpty()) {
                Antenna antenna = new Antenna(row.get("device"), Integer.parseInt(row.get("antenna")));
                antennas.put(row.get("code"), antenna);
            }
        }
    }

    Reader reader(String device) {
        return Objects.requireNonNull(readers.get(device), device);
    }

    /** All of these tags are read once, about this strong; tags further away somewhat less so. */
    void see(Instant now, String readPoint, List<String> epcs, int rssiCdbm) {
        Antenna antenna = Objects.requireNonNull(antennas.get(readPoint), readPoint);
        Reader reader = reader(antenna.device());
        for (int i = 0; i < epcs.size(); i++) {
            reader.see(now, antenna.number(), epcs.get(i), rssiCdbm - 100 * (i % 3));
        }
    }

    /** Every second each one reports what it gathered. */
    void begin(Agenda agenda, Instant start) {
        readers.values().forEach(reader -> agenda.every(Duration.ofSeconds(1), start, reader::report));
    }
}
