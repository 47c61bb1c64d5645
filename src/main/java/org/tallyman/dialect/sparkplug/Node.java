package org.tallyman.dialect.sparkplug;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is remembered of one edge node: its numbering, and the metrics that it and its devices were born with. */
final class Node {

    /** Of a node and its devices; what is beyond is read where it has a name, and its aliases are not known. */
    static final int METRICS_MAX = 5_000;

    /** Late by no more than this many messages is late; by more, the numbers in between are missing. */
    private static final int LATE_MAX = 8;

    /** How a number follows the one before. */
    enum Order {
        NEXT,
        LATE,
        GAP,
        UNBORN
    }

    /**
     * A metric as it was born.
     *
     * @param device empty when it is of the node itself
     * @param alias -1 when it has none
     */
    record Born(String device, String name, long alias, int dataType, String unit) {}

    private final Map<String, Born> byName = new LinkedHashMap<>();
    private final Map<Long, Born> byAlias = new HashMap<>();
    private int sequence = -1;
    private long birth = -1;
    private long askedAt;

    /** All that the node said before holds no longer; its devices are born after it. */
    void born(int number, long birthNumber) {
        byName.clear();
        byAlias.clear();
        sequence = number;
        birth = birthNumber;
        askedAt = 0;
    }

    void forget(String device) {
        byName.values().removeIf(metric -> metric.device.equals(device));
        byAlias.values().removeIf(metric -> metric.device.equals(device));
    }

    void died() {
        born(-1, -1);
    }

    void add(Born metric) {
        if (byName.size() < METRICS_MAX) {
            byName.put(metric.device + '\n' + metric.name, metric);
            if (metric.alias >= 0) {
                byAlias.put(metric.alias, metric);
            }
        }
    }

    /** An alias is of one metric of the whole node. */
    @Nullable
    Born find(String device, Metric metric) {
        return metric.name().isEmpty() ? byAlias.get(metric.alias()) : byName.get(device + '\n' + metric.name());
    }

    int size() {
        return byName.size();
    }

    Iterable<Born> metrics() {
        return byName.values();
    }

    /** Takes the number of a message; see {@link #missing} for how many a gap has. */
    Order follow(int number) {
        if (sequence < 0) {
            return Order.UNBORN;
        }
        int ahead = missing(number);
        if (ahead >= 256 - LATE_MAX) {
            return Order.LATE;
        }
        sequence = number;
        return ahead == 0 ? Order.NEXT : Order.GAP;
    }

    /** How many numbers are between the last one and this. */
    int missing(int number) {
        return (number - sequence - 1) & 0xFF;
    }

    int sequence() {
        return sequence;
    }

    /** The number of its birth, by which its death is known as the one of this life; -1 when it is not known. */
    long birth() {
        return birth;
    }

    /** When it was last asked for a rebirth, in milliseconds since 1970; 0 when it was not since it was born. */
    long askedAt() {
        return askedAt;
    }

    void asked(long at) {
        askedAt = at;
    }

    void restore(int number, long birthNumber, long asked) {
        sequence = number;
        birth = birthNumber;
        askedAt = asked;
    }
}
