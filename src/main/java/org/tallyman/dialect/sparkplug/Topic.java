package org.tallyman.dialect.sparkplug;

import org.jspecify.annotations.Nullable;

/**
 * {@code spBv1.0/group/type/node}, and the device behind it where it is of one.
 *
 * @param device empty when the message is of the node itself
 */
record Topic(String group, String type, String node, String device) {

    private static final String NAMESPACE = "spBv1.0";
    private static final int LENGTH_MAX = 600;

    /** Null when it is none. */
    static @Nullable Topic parse(String topic) {
        String[] parts = topic.length() > LENGTH_MAX ? new String[0] : topic.split("/", 6);
        boolean right = (parts.length == 4 || parts.length == 5) && parts[0].equals(NAMESPACE);
        for (String part : parts) {
            right &= !part.isEmpty() && part.chars().allMatch(c -> c >= ' ');
        }
        return right ? new Topic(parts[1], parts[2], parts[3], parts.length == 5 ? parts[4] : "") : null;
    }

    /** Where the node hears commands. */
    String commands() {
        return NAMESPACE + "/" + group + "/NCMD/" + node;
    }

    /** The node among those of all groups. */
    String nodeName() {
        return group + "/" + node;
    }
}
