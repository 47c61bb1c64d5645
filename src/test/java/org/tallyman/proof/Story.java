package org.tallyman.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What one reader and its trackers saw in an hour, made up from a seed: tags that rest in zones, go through doors both
 * ways, stand at a door or flicker between antennas; positions and temperatures. The same seed tells the same story of
 * any warehouse, with serial numbers of its own.
 */
final class Story {

    static final int TAGS = 6;

    private static final int MINUTES = 60;

    /** Antennas of the first door of a {@code Warehouse}; 1 to 3 serve its zones. */
    private static final int DOOR_INSIDE = 4;

    private static final int DOOR_OUTSIDE = 5;

    private final Random random;
    private final Instant start;
    private final long firstSerial;
    private final List<String> elements = new ArrayList<>();

    private Story(long seed, Instant start, long firstSerial) {
        this.random = new Random(seed);
        this.start = start;
        this.firstSerial = firstSerial;
    }

    /** The elements in neutral JSON, in the order in which they happened or nearly so. */
    static List<String> of(long seed, Instant start, long firstSerial) {
        Story story = new Story(seed, start, firstSerial);
        for (int tag = 0; tag < TAGS; tag++) {
            story.tellOfTag(tag);
        }
        story.tellOfTracker();
        return story.elements;
    }

    /** Cuts elements into messages of up to eight, as they come or, with {@code shuffled}, in any order and with repeats. */
    static List<String> messages(List<String> elements, long seed, boolean shuffled) {
        Random random = new Random(seed);
        List<String> told = new ArrayList<>(elements);
        if (shuffled) {
            for (String element : elements) {
                if (random.nextInt(3) == 0) {
                    told.add(element);
                }
            }
            Collections.shuffle(told, random);
        }
        List<String> messages = new ArrayList<>();
        for (int from = 0; from < told.size(); ) {
            int to = Math.min(told.size(), from + 1 + random.nextInt(8));
            messages.add("[" + String.join(",", told.subList(from, to)) + "]");
            from = to;
        }
        return messages;
    }

    /** SGTIN-96 of company prefix 0614141, item 812345. */
    static String epc(long serial) {
        long high = 0x30L << 56 | 0x3L << 53 | 0x5L << 50 | 614_141L << 26 | 812_345L << 6 | serial >>> 32;
        return String.format(Locale.ROOT, "%016X%08X", high, serial & 0xFFFFFFFFL);
    }

    private void tellOfTag(int tag) {
        long ms = random.nextInt(60_000);
        while (ms < MINUTES * 60_000L) {
            ms = switch (random.nextInt(5)) {
                case 0, 1 -> rest(tag, ms);
                case 2 -> pass(tag, ms, random.nextBoolean());
                case 3 -> flicker(tag, ms);
                default -> ms + 1_000L * random.nextInt(400);
            };
        }
    }

    /** In a zone for up to twelve minutes: longer than what is remembered, and than checkpoints are apart. */
    private long rest(int tag, long fromMs) {
        int antenna = 1 + random.nextInt(3);
        long ms = fromMs;
        for (long to = fromMs + random.nextInt(720_000); ms < to; ms += 5_000 + random.nextInt(20_000)) {
            read(tag, antenna, ms);
            if (random.nextInt(4) == 0) {
                read(tag, antenna, ms + random.nextInt(900));
            }
        }
        return ms;
    }

    private long pass(int tag, long fromMs, boolean outward) {
        int near = outward ? DOOR_INSIDE : DOOR_OUTSIDE;
        int far = outward ? DOOR_OUTSIDE : DOOR_INSIDE;
        long ms = fromMs;
        for (int i = 0; i < 3 + random.nextInt(3); i++, ms += 300 + random.nextInt(500)) {
            read(tag, near, ms);
        }
        for (int i = 0; i < 4 + random.nextInt(6); i++, ms += 300 + random.nextInt(500)) {
            read(tag, far, ms);
        }
        return ms;
    }

    private long flicker(int tag, long fromMs) {
        long ms = fromMs;
        for (int i = 0; i < 30; i++, ms += random.nextInt(3_000)) {
            read(tag, 1 + random.nextInt(5), ms);
        }
        return ms;
    }

    private void read(int tag, int antenna, long ms) {
        elements.add(String.format(
                Locale.ROOT,
                "{\"epc\":\"%s\",\"antenna\":%d,\"rssi\":-%d,\"time\":\"%s\"}",
                epc(firstSerial + tag),
                antenna,
                40 + random.nextInt(30),
                start.plusMillis(ms)));
    }

    private void tellOfTracker() {
        for (long ms = 0; ms < MINUTES * 60_000L; ms += 20_000 + random.nextInt(60_000)) {
            elements.add(String.format(
                    Locale.ROOT,
                    "{\"latitude\":%.4f,\"longitude\":%.4f,\"time\":\"%s\"}",
                    50 + random.nextDouble(),
                    8 + random.nextDouble(),
                    start.plusMillis(ms)));
            elements.add(String.format(
                    Locale.ROOT,
                    "{\"quantity\":\"temperature\",\"value\":%.1f,\"unit\":\"Cel\",\"sensor\":\"%d\",\"time\":\"%s\"}",
                    random.nextDouble() * 8,
                    random.nextInt(2),
                    start.plusMillis(ms + random.nextInt(5_000))));
        }
    }
}
