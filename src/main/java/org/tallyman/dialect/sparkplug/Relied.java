package org.tallyman.dialect.sparkplug;

/**
 * What the decoding of one message relies on: the node's numbers as they were, and of the metrics that it was born with those
 * that the message tells of. The table of all may have thousands of lines, which is too much to keep with every message.
 */
final class Relied {

    private final Topic topic;
    private final Node node;
    private final String head;

    /** Metrics that were there before a birth of a device, which must find as much room when it is read again alone. */
    private final int room;

    /** Takes note of how things are before a message of the node is read. */
    Relied(Topic topic, Node node) {
        this.topic = topic;
        this.node = node;
        this.head = Nodes.head(topic.nodeName(), node);
        this.room = topic.type().equals("DBIRTH") ? node.sizeWithout(topic.device()) : 0;
    }

    /** As text for a context. A birth of the node begins anew and relies on nothing. */
    String context() {
        if (topic.type().equals("NBIRTH")) {
            return "";
        }
        StringBuilder text = new StringBuilder(head);
        int unlisted = room - node.found().size();
        text.append(unlisted > 0 ? "\t" + unlisted : "").append('\n');
        node.found().forEach(metric -> Nodes.line(metric, text));
        return text.toString();
    }
}
