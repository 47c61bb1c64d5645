package org.tallyman.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** People with handhelds fill the pick bins from the aisles: they scan the carton's label at the bin. */
final class Picking implements Activity {

    private static final Duration PAUSE = Duration.ofSeconds(9);
    private static final int IN_BINS_MAX = 36;
    private static final List<String> HANDHELDS = List.of("hand-1", "hand-2");

    private final Story story;
    private int scans;

    Picking(Story story) {
        this.story = story;
    }

    @Override
    public void begin(Instant start) {
        story.agenda().every(PAUSE, start.plusSeconds(20), this::replenish);
    }

    private void replenish(Instant now) {
        if (story.warehouse().count(Warehouse.PICK_BINS) >= IN_BINS_MAX) {
            return;
        }
        story.warehouse().take(Warehouse.AISLES, story.random()).ifPresent(carton -> {
            String bin = story.any(Warehouse.PICK_BINS);
            story.warehouse().put(bin, carton);
            story.device(HANDHELDS.get(scans++ % HANDHELDS.size())).send(scan(carton, bin, now));
        });
    }

    private String scan(Carton carton, String readPoint, Instant now) {
        return Json.write(Json.object(
                "scans",
                List.of(Json.object(
                        "id", story.numbers().uuid().toString(),
                        "code", Tags.label(carton),
                        "at", now.toString(),
                        "readPoint", readPoint,
                        "symbology", "GS1-128"))));
    }
}
