package org.tallyman.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Which cartons rest where, as the people of the example know it; spots are read points. */
final class Warehouse {

    static final List<String> AISLES = List.of("LIN-A01", "LIN-A02");
    static final String FREEZER = "LIN-FROST";
    static final String RETURNS = "LIN-RET";
    static final String CHILLER = "LIN-CHILL";
    static final List<String> PICK_BINS =
            List.of("LIN-P01-01", "LIN-P01-02", "LIN-P01-03", "LIN-P01-04", "LIN-P01-05", "LIN-P01-06");

    private final Map<String, List<Carton>> spots = new LinkedHashMap<>();

    void put(String spot, Carton carton) {
        spots.computeIfAbsent(spot, name -> new ArrayList<>()).add(carton);
    }

    List<Carton> at(String spot) {
        return List.copyOf(spots.getOrDefault(spot, List.of()));
    }

    /** Takes any one of those at these spots. */
    Optional<Carton> take(List<String> from, RandomGenerator random) {
        List<List<Carton>> filled = from.stream()
                .map(spot -> spots.getOrDefault(spot, List.of()))
                .filter(cartons -> !cartons.isEmpty())
                .toList();
        if (filled.isEmpty()) {
            return Optional.empty();
        }
        List<Carton> cartons = filled.get(random.nextInt(filled.size()));
        return Optional.of(cartons.remove(random.nextInt(cartons.size())));
    }

    int count(List<String> at) {
        return at.stream()
                .mapToInt(spot -> spots.getOrDefault(spot, List.of()).size())
                .sum();
    }

    int count() {
        return spots.values().stream().mapToInt(List::size).sum();
    }
}
