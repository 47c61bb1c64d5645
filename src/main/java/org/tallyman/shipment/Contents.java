package org.tallyman.shipment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallyman.shipment.Fulfilment.Taken;

/**
 * Expected against read, line by line. A line that names a thing takes that thing; what is left of a product fills the
 * lines of its GTIN in their order, earliest read first; what then is left is unexpected.
 *
 * @param reads all things with the shipment, first come first
 */
record Contents(List<LineFill> lines, List<Taken> unexpected, List<Taken> reads) {

    /** One line and what fills it. */
    record LineFill(Line line, List<Taken> reads) {
        int missing() {
            return line.quantity() - reads.size();
        }
    }

    static Contents of(List<Line> lines, List<Taken> reads) {
        Map<String, Taken> byItem = new HashMap<>();
        reads.forEach(read -> byItem.put(read.item(), read));
        Set<String> used = new HashSet<>();
        for (Line line : lines) {
            if (line instanceof Line.Item(String name) && byItem.containsKey(name)) {
                used.add(name);
            }
        }
        List<LineFill> filled = new ArrayList<>();
        for (Line line : lines) {
            filled.add(new LineFill(
                    line,
                    switch (line) {
                        case Line.Item(String name) -> byItem.containsKey(name) ? List.of(byItem.get(name)) : List.of();
                        case Line.Product product -> take(product, reads, used);
                    }));
        }
        List<Taken> rest =
                reads.stream().filter(read -> !used.contains(read.item())).toList();
        return new Contents(filled, rest, reads);
    }

    private static List<Taken> take(Line.Product line, List<Taken> reads, Set<String> used) {
        List<Taken> taken = reads.stream()
                .filter(read -> line.gtin().equals(read.gtin()) && !used.contains(read.item()))
                .limit(line.quantity())
                .toList();
        taken.forEach(read -> used.add(read.item()));
        return taken;
    }

    Fill fill() {
        long expected = lines.stream().mapToLong(line -> line.line().quantity()).sum();
        long read = lines.stream().mapToLong(line -> line.reads().size()).sum();
        return new Fill(expected, read, unexpected.size());
    }

    /** Lines that are not filled. */
    List<LineFill> missing() {
        return lines.stream().filter(line -> line.missing() > 0).toList();
    }
}
