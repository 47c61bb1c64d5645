package org.tallyman.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The chest freezer of the canteen with a LoRaWAN sensor, heard through the network server, which decodes what it sends.
 * One of its names means nothing to Tallyman until someone maps it. It draws no random numbers.
 */
final class ChestFreezer implements Activity {

    static final String SENSOR = "a84041b2c3d4e5f6";

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Story story;
    private int frames;

    ChestFreezer(Story story) {
        this.story = story;
    }

    @Override
    public void begin(Instant start) {
        story.agenda().every(PAUSE, start.plusSeconds(5), this::measure);
    }

    private void measure(Instant now) {
        int frame = frames++;
        boolean open = frame % 20 == 12;
        double temperature = -19.2 + 0.8 * Math.sin(frame / 3.0) + (open ? 3.5 : 0);
        story.device("lora")
                .send(Json.write(Json.object(
                        "deduplicationId", story.numbers().uuid().toString(),
                        "time", now.toString(),
                        "deviceInfo",
                                Json.object(
                                        "devEui", SENSOR,
                                        "deviceName", "Chest freezer",
                                        "deviceProfileName", "Freezer probe"),
                        "fCnt", frame,
                        "fPort", 2,
                        "object",
                                Json.object(
                                        "temperature",
                                        Math.round(temperature * 10) / 10.0,
                                        "door_open",
                                        open,
                                        "battery_voltage",
                                        3.05,
                                        "frost_mm",
                                        4 + frame / 40),
                        "rxInfo",
                                List.of(Map.of(
                                        "gatewayId", "a84041ffff1e2d3c", "rssi", -71 - frame % 5, "snr", 8.5)))));
    }
}
