package org.tallyman.dialect.sparkplug;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.ContentIdentity;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Gap;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.SignalKind;
import org.tallyman.ident.Refusal;

/**
 * Reads one message. Numbers become measurements, yes and no signals, the rest a status; each at its metric's own time, so that
 * a historical value takes its place and no later one's. Data sets and templates are told place by place.
 */
final class MessageReader {

    private static final String BIRTH_NUMBER = "bdSeq";
    private static final String CONTROL = " Control/";
    private static final int NAME_SHOWN = 100;

    private final Topic topic;
    private final Payload payload;
    private final Node node;
    private final Instant receivedAt;
    private final @Nullable String child;
    private final List<Element> elements = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    MessageReader(Topic topic, Payload payload, Node node, Instant receivedAt, boolean many) {
        this.topic = topic;
        this.payload = payload;
        this.node = node;
        this.receivedAt = receivedAt;
        String device = topic.device();
        if (many) {
            this.child = device.isEmpty() ? topic.nodeName() : topic.nodeName() + "/" + device;
        } else {
            this.child = device.isEmpty() ? null : device;
        }
    }

    List<Element> elements() {
        return elements;
    }

    List<Rejection> rejections() {
        return rejections;
    }

    /** Whether something was lost, so that the node should be born again. */
    boolean read() {
        return switch (topic.type()) {
            case "NBIRTH" -> {
                node.born(Math.max(0, payload.sequence()), birthNumber());
                birth();
                yield false;
            }
            case "DBIRTH" -> {
                boolean lost = follow();
                node.forget(topic.device());
                birth();
                yield lost;
            }
            case "NDEATH" -> {
                death();
                yield false;
            }
            case "DDEATH" -> {
                boolean lost = follow();
                node.forget(topic.device());
                status("offline", Map.of(), payload.time());
                yield lost;
            }
            default -> {
                boolean lost = follow();
                yield tell() || lost;
            }
        };
    }

    /** Whether numbers are missing before this message's. */
    private boolean follow() {
        int missing = node.missing(payload.sequence());
        int last = node.sequence();
        return switch (node.follow(payload.sequence())) {
            case NEXT, LATE -> false;
            case UNBORN -> true;
            case GAP -> {
                String reason =
                        "seq " + ((last + 1) & 0xFF) + " to " + ((payload.sequence() - 1) & 0xFF) + " are missing";
                Instant at = payload.time() == null ? receivedAt : payload.time();
                add(new Gap(at, missing, reason), payload.time() != null);
                yield true;
            }
        };
    }

    private void birth() {
        Map<String, Object> said = new LinkedHashMap<>();
        if (topic.device().isEmpty() && node.birth() >= 0) {
            said.put(BIRTH_NUMBER, node.birth());
        }
        status("online", said, payload.time());
        List<Metric> named = new ArrayList<>();
        for (Metric metric : payload.metrics()) {
            if (metric != null && !metric.name().isEmpty() && !metric.isNameTooLong()) {
                named.add(metric);
            }
        }
        named.forEach(metric -> node.add(born(metric, metric.name(), metric.alias())));
        // There is an end to what is remembered, and metrics are found by alias alone.
        named.forEach(metric -> bornWithin(metric, metric.name()));
        tell();
    }

    private Node.Born born(Metric metric, String name, long alias) {
        return new Node.Born(topic.device(), name, alias, metric.dataType(), metric.unit(), false);
    }

    /** What a template is made of has data types and units, which later messages may leave out; data sets say theirs each time. */
    private void bornWithin(Metric metric, String name) {
        if (metric.isTemplate()) {
            for (Metric member : metric.membersWithin(name)) {
                node.add(born(member, member.name(), -1));
                bornWithin(member, member.name());
            }
        }
    }

    /** A will is delivered late: where it is of an earlier life of the node, it has been born again since. */
    private void death() {
        long number = birthNumber();
        boolean earlier = number >= 0 && node.birth() >= 0 && number != node.birth();
        Map<String, Object> said = number < 0 ? Map.of() : Map.of(BIRTH_NUMBER, number);
        if (!earlier) {
            node.died();
        }
        status(earlier ? "offline before its birth" : "offline", said, payload.time());
    }

    private long birthNumber() {
        for (Metric metric : payload.metrics()) {
            if (metric != null && metric.name().equals(BIRTH_NUMBER) && metric.value(0) instanceof Double number) {
                return number.longValue();
            }
        }
        return -1;
    }

    /** Tells the metrics; whether one has an alias that is not known. */
    private boolean tell() {
        boolean lost = false;
        Map<Instant, Map<String, Object>> others = new LinkedHashMap<>();
        for (int i = 0; i < payload.metrics().size(); i++) {
            Metric metric = payload.metrics().get(i);
            if (metric == null) {
                reject(i, new Refusal("protobuf", "metric", "", "a Metric of sparkplug_b.proto"));
                continue;
            }
            if (metric.isNameTooLong()) {
                String name = metric.name().substring(0, NAME_SHOWN) + "…";
                reject(
                        i,
                        new Refusal("name-length", "name", name, "at most " + Metric.NAME_LENGTH_MAX + " characters"));
                continue;
            }
            Node.Born born = node.find(topic.device(), metric);
            if (born == null && metric.name().isEmpty()) {
                String alias = metric.alias() < 0 ? "" : String.valueOf(metric.alias());
                reject(
                        i,
                        new Refusal(
                                "unknown-alias", "alias", alias, "an alias that its birth certificate gave a name"));
                lost = true;
                continue;
            }
            tell(metric, born, others);
        }
        others.forEach((time, said) -> status("values", said, time.equals(Instant.MAX) ? null : time));
        return lost;
    }

    private void tell(Metric metric, Node.@Nullable Born born, Map<Instant, Map<String, Object>> others) {
        String name = born == null ? metric.name() : born.name();
        Object value = metric.value(born == null ? 0 : born.dataType());
        if (value == null || name.equals(BIRTH_NUMBER) || name.contains(CONTROL)) {
            return;
        }
        List<Metric> members = metric.membersWithin(name);
        if (!members.isEmpty()) {
            members.forEach(member -> tell(member, node.find(topic.device(), member), others));
            return;
        }
        Instant own = metric.time() == null ? payload.time() : metric.time();
        Instant at = own == null ? receivedAt : own;
        switch (value) {
            case Double number -> {
                String unit = metric.unit().isEmpty() && born != null ? born.unit() : metric.unit();
                add(new Measurement(at, quantity(name), number, unit.isEmpty() ? "1" : unit, name), own != null);
            }
            case Boolean on -> add(new Signal(at, SignalKind.INPUT, name, on), own != null);
            default ->
                others.computeIfAbsent(own == null ? Instant.MAX : own, time -> new LinkedHashMap<>())
                        .put(name, value);
        }
    }

    /** The last part of the name, as quantities are written: {@code Air/Supply_Temperature} is {@code supply-temperature}. */
    private static String quantity(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1).strip();
        return last.isEmpty()
                ? name
                : last.toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
    }

    private void status(String state, Map<String, Object> attributes, @Nullable Instant time) {
        add(new DeviceStatus(time == null ? receivedAt : time, state, attributes), time != null);
    }

    private void add(Observation observation, boolean timed) {
        elements.add(new Element(observation, child, timed ? ContentIdentity.of(observation) : Identity.NONE));
    }

    private void reject(int index, Refusal refusal) {
        rejections.add(new Rejection(index, -1, refusal));
    }
}
