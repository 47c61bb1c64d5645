package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Element;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.Refusal;

/** Picks the new observations of known devices out of messages; children that nobody registered are held. */
@ApplicationScoped
class FactFinder {

    /** Children that one gateway may name before somebody accepts them; elements of more go into quarantine. */
    static final int CHILDREN_MAX = 2_000;

    private static final Refusal TOO_MANY_CHILDREN = new Refusal(
            Unfolded.TOO_MANY_CHILDREN,
            "device",
            "",
            "a gateway may name " + CHILDREN_MAX + " devices that nobody registered; register this one, then replay");

    private final Devices devices;
    private final Unfolded unfolded;

    /** Children of which something is held: all that they say is, until {@link Refolds} has given what was. */
    private final Set<HeldChild> heldBefore = new HashSet<>();

    private final Map<Long, Integer> heldByGateway = new HashMap<>();

    FactFinder(Devices devices, Unfolded unfolded) {
        this.devices = devices;
        this.unfolded = unfolded;
    }

    FoldBatch batch(List<KeptMessage> messages, Connection connection) throws SQLException {
        List<Fact> facts = new ArrayList<>();
        Map<HeldChild, Held> held = new LinkedHashMap<>();
        for (KeptMessage message : messages) {
            List<Element> elements = message.elements();
            List<Integer> beyond = new ArrayList<>();
            for (int i = 0; i < elements.size(); i++) {
                if (message.repeated().get(i)) {
                    continue;
                }
                Element element = elements.get(i);
                Optional<DeviceId> device = observer(message.device(), element);
                if (device.isPresent()) {
                    facts.add(new Fact(message.id(), i, device.get(), message.receivedAt(), element.observation()));
                } else {
                    HeldChild child = new HeldChild(message.device().value(), String.valueOf(element.child()));
                    if (mayHold(child)) {
                        held.computeIfAbsent(child, c -> new Held(message)).add(message);
                    } else {
                        beyond.add(i);
                    }
                }
            }
            unfolded.add(message, beyond, TOO_MANY_CHILDREN, connection);
        }
        hold(held, connection);
        return new FoldBatch(facts, messages);
    }

    /** The new observations of known devices in one message; what is held is left alone. */
    List<Fact> known(KeptMessage message) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < message.elements().size(); i++) {
            Element element = message.elements().get(i);
            Optional<DeviceId> device =
                    message.repeated().get(i) ? Optional.empty() : observer(message.device(), element);
            if (device.isPresent()) {
                facts.add(new Fact(message.id(), i, device.get(), message.receivedAt(), element.observation()));
            }
        }
        return facts;
    }

    /** The fact that one part of a message is; empty when nobody registered the child that it is of. */
    Optional<Fact> ofPart(KeptMessage message, int part) {
        int index = Parts.of(message.elements().size(), message.rejections()).elementOf(part);
        if (index < 0) {
            return Optional.empty();
        }
        Element element = message.elements().get(index);
        return observer(message.device(), element)
                .map(device -> new Fact(message.id(), index, device, message.receivedAt(), element.observation()));
    }

    private boolean mayHold(HeldChild child) {
        if (heldBefore.contains(child)) {
            return true;
        }
        if (heldByGateway.getOrDefault(child.gateway(), 0) >= CHILDREN_MAX) {
            return false;
        }
        remember(child);
        return true;
    }

    private void remember(HeldChild child) {
        if (heldBefore.add(child)) {
            heldByGateway.merge(child.gateway(), 1, Integer::sum);
        }
    }

    private Optional<DeviceId> observer(DeviceId sender, Element element) {
        String child = element.child();
        if (child == null) {
            return Optional.of(sender);
        }
        if (!heldBefore.isEmpty() && heldBefore.contains(new HeldChild(sender.value(), child))) {
            return Optional.empty();
        }
        boolean itself = devices.byId(sender.value())
                .filter(view -> view.code().equals(child))
                .isPresent();
        return itself
                ? Optional.of(sender)
                : devices.child(sender.value(), child).map(DeviceView::id);
    }

    /** Learns anew of which children something is held. */
    void load(Connection connection) throws SQLException {
        heldBefore.clear();
        heldByGateway.clear();
        try (PreparedStatement query = connection.prepareStatement("select gateway_id, name from unknown_child");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                remember(new HeldChild(row.getLong(1), row.getString(2)));
            }
        }
    }

    /** All that was held of this child is given: what comes from now on counts at once. */
    void given(HeldChild child) {
        if (heldBefore.remove(child)) {
            heldByGateway.merge(child.gateway(), -1, Integer::sum);
        }
    }

    private static void hold(Map<HeldChild, Held> held, Connection connection) throws SQLException {
        if (held.isEmpty()) {
            return;
        }
        String sql = "insert into unknown_child (gateway_id, name, first_at, last_at, first_block, elements)"
                + " values (?, ?, ?, ?, ?, ?) on conflict (gateway_id, name) do update"
                + " set first_at = least(unknown_child.first_at, excluded.first_at),"
                + " last_at = greatest(unknown_child.last_at, excluded.last_at),"
                + " elements = unknown_child.elements + excluded.elements";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Map.Entry<HeldChild, Held> entry : held.entrySet()) {
                Held said = entry.getValue();
                insert.setLong(1, entry.getKey().gateway());
                insert.setString(2, entry.getKey().name());
                insert.setTimestamp(3, Timestamp.from(said.firstAt));
                insert.setTimestamp(4, Timestamp.from(said.lastAt));
                insert.setLong(5, said.firstBlock);
                insert.setLong(6, said.count);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** What a batch says of one child. A replayed message is of an earlier time than those before it. */
    private static final class Held {

        private final long firstBlock;
        private Instant firstAt;
        private Instant lastAt;
        private long count;

        Held(KeptMessage first) {
            firstBlock = first.id().block();
            firstAt = first.receivedAt();
            lastAt = first.receivedAt();
        }

        void add(KeptMessage message) {
            Instant at = message.receivedAt();
            firstAt = at.isBefore(firstAt) ? at : firstAt;
            lastAt = at.isAfter(lastAt) ? at : lastAt;
            count++;
        }
    }
}
