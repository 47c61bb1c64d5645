package org.tallyman.dialect.modbus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.tallyman.dialect.Profile;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** What the profile of a device says of its registers and bits, in the settings {@code read.<name>}. */
public final class ModbusMap {

    static final String READ = "read.";
    static final String POLL = "poll";
    static final int POINTS_MAX = 500;

    private static final int POLL_DEFAULT_S = 10;
    private static final int POLL_DIGITS_MAX = 5;

    private final List<Point> points;
    private final Duration every;

    private ModbusMap(List<Point> points, Duration every) {
        this.points = List.copyOf(points);
        this.every = every;
    }

    /** What cannot be read is left out; {@link #fault} says what that is. */
    public static ModbusMap of(Profile profile) {
        List<Point> points = new ArrayList<>();
        new TreeMap<>(profile.settings()).forEach((key, text) -> {
            if (key.startsWith(READ)
                    && points.size() < POINTS_MAX
                    && Point.parse(key.substring(READ.length()), text) instanceof Parsed.Ok<Point>(Point point)) {
                points.add(point);
            }
        });
        int seconds = profile.setting(POLL)
                .filter(text -> text.length() <= POLL_DIGITS_MAX && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Integer::parseInt)
                .filter(number -> number > 0)
                .orElse(POLL_DEFAULT_S);
        return new ModbusMap(points, Duration.ofSeconds(seconds));
    }

    /** The first setting that is no {@link Point}. */
    static Optional<Refusal> fault(Profile profile) {
        long count = profile.settings().keySet().stream()
                .filter(key -> key.startsWith(READ))
                .count();
        if (count > POINTS_MAX) {
            return Optional.of(new Refusal("points", "read.*", String.valueOf(count), "are at most " + POINTS_MAX));
        }
        return new TreeMap<>(profile.settings())
                .entrySet().stream()
                        .filter(setting -> setting.getKey().startsWith(READ))
                        .map(setting -> Point.parse(setting.getKey(), setting.getValue()))
                        .filter(parsed -> parsed instanceof Parsed.Refused<Point>)
                        .map(parsed -> ((Parsed.Refused<Point>) parsed).refusal())
                        .findFirst();
    }

    List<Point> points() {
        return points;
    }

    /** The time from one poll to the next. */
    public Duration every() {
        return every;
    }

    /** What is to be asked: neighbours together, as many as one request may ask for, and nothing that has no meaning. */
    public List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        for (Table table : Table.values()) {
            int from = -1;
            int to = -1;
            for (Point point : of(table)) {
                int end = point.address() + point.count();
                boolean joins = from >= 0 && point.address() <= to && Math.max(to, end) - from <= table.countMax();
                if (!joins) {
                    if (from >= 0) {
                        ranges.add(new Range(table, from, to - from));
                    }
                    from = point.address();
                    to = end;
                } else {
                    to = Math.max(to, end);
                }
            }
            if (from >= 0) {
                ranges.add(new Range(table, from, to - from));
            }
        }
        return List.copyOf(ranges);
    }

    private List<Point> of(Table table) {
        return points.stream()
                .filter(point -> point.table() == table)
                .sorted(Comparator.comparingInt(Point::address).thenComparingInt(Point::count))
                .toList();
    }
}
