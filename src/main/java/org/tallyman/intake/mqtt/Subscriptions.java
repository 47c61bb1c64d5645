package org.tallyman.intake.mqtt;

import java.util.LinkedHashSet;
import java.util.Set;

/** What one client listens to (MQTT 5, 4.7 and 4.8). What it is told has quality 0, whatever it asked for. */
final class Subscriptions {

    private static final String SHARED = "$share/";

    private final int filtersMax;
    private final int lengthMax;
    private final Set<String> filters = new LinkedHashSet<>();

    /**
     * None yet.
     *
     * @param filtersMax that one client may have
     * @param lengthMax characters of a filter
     */
    Subscriptions(int filtersMax, int lengthMax) {
        this.filtersMax = filtersMax;
        this.lengthMax = lengthMax;
    }

    /** Adds a filter; what SUBACK says of it: the quality asked for, or a reason code from 0x80 on. */
    int add(MqttPacket.Filter filter) {
        if (filter.topics().length() > lengthMax || !isValid(topics(filter.topics()))) {
            return MqttReason.TOPIC_FILTER_NOT_VALID.code();
        }
        if (filters.size() >= filtersMax && !filters.contains(filter.topics())) {
            return MqttReason.QUOTA_EXCEEDED.code();
        }
        filters.add(filter.topics());
        return filter.qos();
    }

    MqttReason remove(String filter) {
        return filters.remove(filter) ? MqttReason.SUCCESS : MqttReason.NO_SUBSCRIPTION_EXISTED;
    }

    boolean matches(String topic) {
        return filters.stream().anyMatch(filter -> matches(topics(filter), topic));
    }

    /** Who shares a subscription is alone with it here, for what is said is said to one client; empty when it is none. */
    private static String topics(String filter) {
        if (!filter.startsWith(SHARED)) {
            return filter;
        }
        int end = filter.indexOf('/', SHARED.length());
        String group = end < 0 ? "" : filter.substring(SHARED.length(), end);
        return group.isEmpty() || group.contains("+") || group.contains("#") ? "" : filter.substring(end + 1);
    }

    /** A # is a whole level and the last, a + a whole level (4.7.1). */
    private static boolean isValid(String filter) {
        String[] levels = filter.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            boolean wild = levels[i].contains("#") || levels[i].contains("+");
            if ((wild && levels[i].length() > 1) || (levels[i].equals("#") && i < levels.length - 1)) {
                return false;
            }
        }
        return !filter.isEmpty();
    }

    private static boolean matches(String filter, String topic) {
        String[] wanted = filter.split("/", -1);
        String[] levels = topic.split("/", -1);
        // What begins with a wildcard is nothing of the server's own (4.7.2).
        if (topic.startsWith("$") && (wanted[0].equals("#") || wanted[0].equals("+"))) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("#")) {
                return true;
            }
            if (i >= levels.length || (!wanted[i].equals("+") && !wanted[i].equals(levels[i]))) {
                return false;
            }
        }
        return wanted.length == levels.length;
    }
}
