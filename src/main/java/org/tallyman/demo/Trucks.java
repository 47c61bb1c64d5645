package org.tallyman.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallyman.demo.Customer.Position;

/**
 * Trucks with trackers on lines of their own: two drive to customers and back all day, one of them cooled; a swap body
 * stands in the yard, and its tracker sleeps most of the time. They draw no random numbers, so the rest of the story is
 * what it is without them.
 */
final class Trucks implements Activity {

    private static final Duration DRIVING = Duration.ofSeconds(10);
    private static final Duration SLEEP = Duration.ofSeconds(45);
    private static final Duration LEG = Duration.ofMinutes(4);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Position SWAP_BODY = new Position(55.7181, 13.1243);

    private static final int GSM_SIGNAL = 21;
    private static final int EXTERNAL_VOLTAGE = 66;
    private static final int BATTERY_VOLTAGE = 67;
    private static final int DALLAS_TEMPERATURE = 72;
    private static final int BATTERY_LEVEL = 113;
    private static final int IGNITION = 239;
    private static final int MOVEMENT = 240;

    private final Story story;
    private Instant start = Instant.EPOCH;

    Trucks(Story story) {
        this.story = story;
    }

    @Override
    public void begin(Instant from) {
        start = from;
        story.agenda().every(DRIVING, from.plusSeconds(4), now -> drive("truck-201", 0, now));
        story.agenda().every(DRIVING, from.plusSeconds(7), now -> drive("truck-202", 2, now));
        story.agenda().every(SLEEP, from.plusSeconds(9), this::wake);
    }

    /** To one customer after the other, with a rest at each end. */
    private void drive(String truck, int shift, Instant now) {
        long lap = LEG.plus(REST).toSeconds();
        long seconds = Duration.between(start, now).toSeconds();
        long leg = seconds / lap;
        double part = Math.min(1, (double) (seconds % lap) / LEG.toSeconds());
        Position customer = Customer.ALL
                .get((int) ((leg / 2 + shift) % Customer.ALL.size()))
                .position();
        Position begin = leg % 2 == 0 ? Customer.YARD : customer;
        Position end = leg % 2 == 0 ? customer : Customer.YARD;
        boolean moving = part < 1;
        Map<Integer, Integer> longs = new TreeMap<>();
        if (truck.equals("truck-201")) {
            // Tenths of a degree; warmer while its doors are open.
            longs.put(DALLAS_TEMPERATURE, (int) Math.round(moving ? 30 + 6 * Math.sin(seconds / 90.0) : 48));
        }
        story.device(truck)
                .send(AvlPacket.of(List.of(new AvlPacket.Entry(
                        now,
                        begin.towards(end, part),
                        course(begin, end),
                        moving ? 52 + (int) (8 * Math.sin(seconds / 25.0)) : 0,
                        sorted(GSM_SIGNAL, 4, IGNITION, moving ? 1 : 0, MOVEMENT, moving ? 1 : 0),
                        sorted(EXTERNAL_VOLTAGE, moving ? 27_900 : 25_400, BATTERY_VOLTAGE, 4_050),
                        longs))));
    }

    /** It wakes up, tells of the time in which it slept, and hangs up. */
    private void wake(Instant now) {
        List<AvlPacket.Entry> slept = new ArrayList<>();
        for (int i = 2; i >= 0; i--) {
            slept.add(new AvlPacket.Entry(
                    now.minus(SLEEP.dividedBy(3).multipliedBy(i)),
                    SWAP_BODY,
                    0,
                    0,
                    sorted(GSM_SIGNAL, 3, BATTERY_LEVEL, 64, MOVEMENT, 0),
                    sorted(BATTERY_VOLTAGE, 3_620),
                    Map.of()));
        }
        Device tracker = story.device("swap-203");
        tracker.send(AvlPacket.of(slept));
        tracker.close();
    }

    private static int course(Position start, Position end) {
        double north = end.latitude() - start.latitude();
        double east = (end.longitude() - start.longitude()) * Math.cos(Math.toRadians(start.latitude()));
        return (int) (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
    }

    private static Map<Integer, Integer> sorted(Integer... idsAndValues) {
        Map<Integer, Integer> elements = new TreeMap<>();
        for (int i = 0; i < idsAndValues.length; i += 2) {
            elements.put(idsAndValues[i], idsAndValues[i + 1]);
        }
        return elements;
    }
}
