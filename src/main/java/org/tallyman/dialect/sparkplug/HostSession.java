package org.tallyman.dialect.sparkplug;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.ident.Refusal;

/**
 * A host application's side. Messages are numbered from 0 to 255 over and over; one that is missing, or an alias that nobody was
 * born with, means that something was lost: the node is asked for a rebirth, at most every {@link #ASK_AGAIN_MS}.
 */
final class HostSession implements Session {

    private static final long ASK_AGAIN_MS = 10_000;

    /** Where hosts say that they are there, of version 3.0 and before. */
    private static final Pattern HOST_STATE = Pattern.compile("(spBv1\\.0/)?STATE/[^/]+");

    private final boolean many;
    private final Map<String, Nodes> read;
    private String context;
    private @Nullable Nodes nodes;
    private @Nullable Relied relied;

    /**
     * A session that goes on.
     *
     * @param read contexts that were written lately and what they say: a table of thousands of metrics is not read for each message
     */
    HostSession(boolean many, String context, Map<String, Nodes> read) {
        this.many = many;
        this.context = context;
        this.read = read;
    }

    @Override
    public Decoding receive(Frame frame) {
        if (HOST_STATE.matcher(frame.target()).matches()) {
            return Decoding.of(List.of(), List.of());
        }
        Topic topic = Topic.parse(frame.target());
        if (topic == null) {
            String rule = "spBv1.0/group/type/node or spBv1.0/group/type/node/device";
            return refused(new Refusal("topic", "topic", frame.target(), rule));
        }
        return switch (topic.type()) {
            case "NBIRTH", "DBIRTH", "NDATA", "DDATA", "NDEATH", "DDEATH" -> read(topic, frame);
            // What hosts say to nodes, when they publish to us too.
            case "NCMD", "DCMD" -> Decoding.of(List.of(), List.of());
            default ->
                refused(new Refusal(
                        "topic",
                        "message type",
                        topic.type(),
                        "NBIRTH, DBIRTH, NDATA, DDATA, NDEATH, DDEATH, NCMD or DCMD"));
        };
    }

    private Decoding read(Topic topic, Frame frame) {
        boolean ofDevice = topic.type().startsWith("D");
        if (ofDevice == topic.device().isEmpty()) {
            return refused(new Refusal(
                    "topic", "topic", frame.target(), "a device behind the node just where the type has a D"));
        }
        Payload payload = Payload.read(frame.payload());
        if (payload == null) {
            return refused(
                    new Refusal("protobuf", "payload", "", "a Payload of sparkplug_b.proto, at most 10,000 metrics"));
        }
        if (payload.compressed()) {
            return refused(new Refusal("compressed", "uuid", "", "payloads are read uncompressed"));
        }
        Nodes after = before().copy();
        Node node = after.open(topic.nodeName());
        relied = new Relied(topic, node);
        MessageReader reader = new MessageReader(topic, payload, node, frame.receivedAt(), many);
        boolean lost = reader.read();
        after.fit(node);
        Optional<Reply> reply = Optional.empty();
        long now = frame.receivedAt().toEpochMilli();
        if (lost && (node.askedAt() == 0 || Math.abs(now - node.askedAt()) >= ASK_AGAIN_MS)) {
            node.asked(now);
            reply = Optional.of(
                    Reply.atOnce(Payload.rebirth(frame.receivedAt())).on(topic.commands()));
        }
        nodes = after;
        return new Decoding(
                reader.elements(), reader.rejections(), List.of(), Decoding.Checksum.NONE, reply, payload.time());
    }

    /** Read only when a message needs it. */
    private Nodes before() {
        Nodes known = nodes == null ? read.get(context) : nodes;
        return known == null ? Nodes.of(context) : known;
    }

    @Override
    public String context() {
        if (nodes != null) {
            context = nodes.context();
            read.put(context, nodes);
            nodes = null;
        }
        return context;
    }

    @Override
    public String reliedOn(String context) {
        return relied == null ? "" : relied.context();
    }

    private static Decoding refused(Refusal refusal) {
        return Decoding.of(List.of(), List.of(new Rejection(0, -1, refusal)));
    }
}
