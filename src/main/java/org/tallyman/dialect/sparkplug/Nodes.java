package org.tallyman.dialect.sparkplug;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The nodes that a session knows, as text for its context: a line for each node ({@code N}, name, number, birth, when asked) and
 * behind it one for each metric ({@code M}, device, alias, type, unit, name), parted by tabs. A node's line ends with the number of
 * its metrics that are left out, where that matters.
 */
final class Nodes {

    private final Map<String, Node> byName;

    private Nodes(Map<String, Node> byName) {
        this.byName = byName;
    }

    static Nodes of(String context) {
        Nodes nodes = new Nodes(new LinkedHashMap<>());
        Node node = new Node();
        for (String line : context.lines().toList()) {
            String[] parts = line.split("\t", -1);
            if (parts[0].equals("N") && parts.length >= 5) {
                node = nodes.byName.computeIfAbsent(parts[1], unknown -> new Node());
                node.restore(Integer.parseInt(parts[2]), Long.parseLong(parts[3]), Long.parseLong(parts[4]));
                node.leaveOut(parts.length > 5 ? Integer.parseInt(parts[5]) : 0);
            } else if (parts[0].equals("M") && parts.length == 6) {
                node.add(new Node.Born(
                        parts[1], parts[5], Long.parseLong(parts[2]), Integer.parseInt(parts[3]), parts[4], true));
            }
        }
        return nodes;
    }

    /** The same nodes before the next message, which changes none of these. */
    Nodes copy() {
        return new Nodes(new LinkedHashMap<>(byName));
    }

    /** The node of the message that is read now, to be changed; another call would begin anew. */
    Node open(String name) {
        Node before = byName.get(name);
        Node node = before == null ? new Node() : before.copy();
        byName.put(name, node);
        return node;
    }

    /**
     * Forgets the nodes that were first until the others and this one have no more metrics than one node may have: the context
     * is kept with every message. Who is forgotten is asked for a rebirth when it speaks.
     */
    void fit(Node kept) {
        int lines = byName.size();
        for (Node node : byName.values()) {
            lines += node.size();
        }
        Iterator<Node> oldest = byName.values().iterator();
        while (lines > Node.METRICS_MAX && oldest.hasNext()) {
            Node node = oldest.next();
            if (node != kept) {
                lines -= node.size() + 1;
                oldest.remove();
            }
        }
    }

    /** Names have no tabs and no line ends, for they come without control characters. */
    String context() {
        StringBuilder text = new StringBuilder();
        byName.forEach((name, node) -> {
            text.append(head(name, node)).append('\n').append(node.lines());
        });
        return text.toString();
    }

    static String head(String name, Node node) {
        return "N\t" + name + '\t' + node.sequence() + '\t' + node.birth() + '\t' + node.askedAt();
    }

    static void line(Node.Born metric, StringBuilder text) {
        text.append("M\t").append(metric.device()).append('\t').append(metric.alias());
        text.append('\t').append(metric.dataType()).append('\t').append(metric.unit());
        text.append('\t').append(metric.name()).append('\n');
    }
}
