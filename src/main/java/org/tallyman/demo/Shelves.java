package org.tallyman.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What rests in a zone is read again and again: each carton every 45 s, for readers see only so much at a time. */
final class Shelves implements Activity {

    private static final List<String> ZONES = List.of("LIN-A01", "LIN-A02", Warehouse.FREEZER, Warehouse.RETURNS);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int ROUNDS = 9;

    private final Story story;
    private int round;

    Shelves(Story story) {
        this.story = story;
    }

    @Override
    public void begin(Instant start) {
        story.agenda().every(ROUND, start.plusSeconds(1), this::look);
    }

    private void look(Instant now) {
        round = (round + 1) % ROUNDS;
        for (String zone : ZONES) {
            List<Carton> cartons = story.warehouse().at(zone);
            List<String> seen = new ArrayList<>();
            for (int i = round; i < cartons.size(); i += ROUNDS) {
                seen.add(cartons.get(i).epc());
            }
            for (int read = 2; read > 0; read--) {
                int rssi = -6_000 - 10 * story.random().nextInt(80);
                story.readers().see(now.minusMillis(300L * read), zone, seen, rssi);
            }
        }
    }
}
