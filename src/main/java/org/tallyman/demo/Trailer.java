package org.tallyman.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.tallyman.demo.Customer.Position;

/** A cooled trailer with a tracker: drives, comes back, and tells by OsmAnd where it is and how cold it is inside. */
final class Trailer implements Activity {

    private static final double KM_PER_HOUR = 75;
    private static final double KNOTS_PER_KM_PER_HOUR = 1 / 1.852;
    private static final Duration REPORT = Duration.ofSeconds(5);
    private static final Duration REPORT_WHEN_PARKED = Duration.ofSeconds(30);

    private final Story story;
    private final String code;
    private final Device tracker;
    private Position position = Customer.YARD;
    private boolean busy;
    private double temperature = -19.5;

    Trailer(Story story, String code, String tracker) {
        this.story = story;
        this.code = code;
        this.tracker = story.device(tracker);
    }

    String code() {
        return code;
    }

    boolean isFree() {
        return !busy;
    }

    /** Keeps it for a shipment. */
    void take() {
        busy = true;
    }

    @Override
    public void begin(Instant start) {
        story.agenda().every(REPORT_WHEN_PARKED, start.plusSeconds(2), now -> {
            if (!busy) {
                report(now, 0, 0);
            }
        });
    }

    /** How long it takes to get there. */
    static Duration timeTo(Customer customer) {
        return Duration.ofSeconds(Math.round(Customer.YARD.kmTo(customer.position()) / KM_PER_HOUR * 3_600));
    }

    /** Goes there, says that it has arrived, unloads, and comes back. */
    void drive(Customer customer, Instant from, Consumer<Instant> arrived) {
        busy = true;
        Position there = customer.position();
        leg(Customer.YARD, there, from, now -> {
            arrived.accept(now);
            leg(there, Customer.YARD, now.plusSeconds(30), back -> busy = false);
        });
    }

    private void leg(Position start, Position end, Instant from, Consumer<Instant> then) {
        double km = start.kmTo(end);
        long reports = Math.max(1, Math.round(km / KM_PER_HOUR * 3_600 / REPORT.toSeconds()));
        double course = course(start, end);
        for (int i = 0; i <= reports; i++) {
            double part = i / (double) reports;
            boolean moving = i < reports;
            story.agenda().at(from.plus(REPORT.multipliedBy(i)), now -> {
                position = bend(start, end, part);
                report(now, moving ? KM_PER_HOUR - 8 + story.random().nextInt(16) : 0, course);
                if (!moving) {
                    then.accept(now);
                }
            });
        }
    }

    /** Roads are not straight. */
    private static Position bend(Position start, Position end, double part) {
        Position straight = start.towards(end, part);
        double aside = 0.004 * Math.sin(Math.PI * part) * Math.sin(3 * Math.PI * part);
        return new Position(straight.latitude() + aside, straight.longitude() - aside);
    }

    private static double course(Position start, Position end) {
        double north = end.latitude() - start.latitude();
        double east = (end.longitude() - start.longitude()) * Math.cos(Math.toRadians(start.latitude()));
        return (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
    }

    private void report(Instant now, double kmPerHour, double course) {
        temperature += (story.random().nextDouble() - 0.5) * 0.4 + (-19.5 - temperature) * 0.1;
        tracker.send("id=" + tracker.code()
                + String.format(Locale.ROOT, "&lat=%.6f&lon=%.6f", position.latitude(), position.longitude())
                + "&timestamp=" + now.getEpochSecond()
                + String.format(Locale.ROOT, "&speed=%.1f&bearing=%.0f", kmPerHour * KNOTS_PER_KM_PER_HOUR, course)
                + String.format(Locale.ROOT, "&temp1=%.1f&batt=%d", temperature, 88));
    }
}
