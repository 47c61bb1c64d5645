package org.tallyman.dialect.sparkplug;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
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
     * @param earlier whether a message before the one that is read now told of it
     */
    record Born(String device, String name, long alias, int dataType, String unit, boolean earlier) {

        Born asEarlier() {
            return earlier ? this : new Born(device, name, alias, dataType, unit, true);
        }
    }

    private Map<String, Born> byName = new LinkedHashMap<>();
    private Map<Long, Born> byAlias = new HashMap<>();

    /** The maps are those of another node too, and stay as they are. */
    private boolean shared;

    /** The maps are as if they had just been read from a context. */
    private boolean settled;

    /** The metrics as lines of a context; empty when they must be written anew. */
    private String lines = "";

    /** Of what was known before the message that is read now, what it tells of. */
    private final Set<Born> found = new LinkedHashSet<>();

    private int leftOut;
    private int sequence = -1;
    private long birth = -1;
    private long askedAt;

    /** The same node before the next message, which may change the copy alone. */
    Node copy() {
        Node copy = new Node();
        copy.restore(sequence, birth, askedAt);
        copy.leftOut = leftOut;
        if (settled) {
            shared = true;
            copy.shared = true;
            copy.byName = byName;
            copy.byAlias = byAlias;
            copy.lines = lines;
        } else {
            byName.values().forEach(metric -> copy.add(metric.asEarlier()));
        }
        copy.settled = true;
        return copy;
    }

    private void change() {
        if (shared) {
            byName = new LinkedHashMap<>(byName);
            byAlias = new HashMap<>(byAlias);
            shared = false;
        }
        settled = false;
        lines = "";
    }

    /** All that the node said before holds no longer; its devices are born after it. */
    void born(int number, long birthNumber) {
        byName = new LinkedHashMap<>();
        byAlias = new HashMap<>();
        shared = false;
        settled = false;
        lines = "";
        leftOut = 0;
        sequence = number;
        birth = birthNumber;
        askedAt = 0;
    }

    void forget(String device) {
        change();
        byName.values().removeIf(metric -> metric.device.equals(device));
        byAlias.values().removeIf(metric -> metric.device.equals(device));
    }

    void died() {
        born(-1, -1);
    }

    void add(Born metric) {
        if (size() < METRICS_MAX) {
            change();
            byName.put(metric.device + '\n' + metric.name, metric);
            if (metric.alias >= 0) {
                byAlias.put(metric.alias, metric);
            }
        }
    }

    /** Of its metrics so many are not told. */
    void leaveOut(int metrics) {
        leftOut = metrics;
    }

    /** An alias is of one metric of the whole node. */
    @Nullable
    Born find(String device, Metric metric) {
        Born born = metric.name().isEmpty() ? byAlias.get(metric.alias()) : byName.get(device + '\n' + metric.name());
        if (born != null && born.earlier) {
            found.add(born);
        }
        return born;
    }

    Set<Born> found() {
        return found;
    }

    int size() {
        return leftOut + byName.size();
    }

    int sizeWithout(String device) {
        return leftOut
                + (int) byName.values().stream()
                        .filter(metric -> !metric.device.equals(device))
                        .count();
    }

    /** Its metrics as lines of a context, in the order in which they were born. */
    String lines() {
        if (lines.isEmpty()) {
            StringBuilder text = new StringBuilder();
            byName.values().forEach(metric -> Nodes.line(metric, text));
            lines = text.toString();
        }
        return lines;
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
