package org.tallyman.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The freezer's sensors behind their gateway. Every few minutes its door is left open for a while and it gets warmer. One
 * of the sensors nobody has registered.
 */
final class ColdStore implements Activity {

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int OPEN_EVERY = 30;
    private static final int OPEN_FOR = 6;

    private final Story story;
    private final Device gateway;
    private double temperature = -20.6;
    private int round;

    ColdStore(Story story) {
        this.story = story;
        this.gateway = story.device("cold");
    }

    @Override
    public void begin(Instant start) {
        story.agenda().every(PAUSE, start.plusSeconds(3), this::measure);
    }

    private void measure(Instant now) {
        int phase = round++ % OPEN_EVERY;
        boolean open = phase >= OPEN_EVERY - OPEN_FOR;
        temperature +=
                ((open ? -14.0 : -20.6) - temperature) * 0.15 + (story.random().nextDouble() - 0.5) * 0.2;
        List<Map<String, Object>> message = new ArrayList<>();
        for (String sensor : List.of("frost-1", "frost-2", "frost-3")) {
            double value = temperature + 0.3 * message.size();
            message.add(Json.object(
                    "device", sensor,
                    "time", now.toString(),
                    "observations",
                            List.of(
                                    measurement("temperature", Math.round(value * 10) / 10.0, "Cel"),
                                    measurement("humidity", 62 + story.random().nextInt(5), "%"))));
        }
        if (phase == OPEN_EVERY - OPEN_FOR || phase == 0) {
            message.add(Json.object("signal", "door", "name", "freezer door", "on", open, "time", now.toString()));
        }
        gateway.send(Json.write(message));
    }

    private static Map<String, Object> measurement(String quantity, Number value, String unit) {
        return Json.object("quantity", quantity, "value", value, "unit", unit);
    }
}
