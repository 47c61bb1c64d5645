package org.tallyman.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;

/** The facts of messages that are folded already, read once more from the journal. */
public final class KeptFacts {

    /** At most 2 MB of messages each, which are in memory at once. */
    private static final int BLOCKS_PER_PIECE = 8;

    /** A piece ends with the block that has so many: whoever works on it holds up the fold meanwhile. */
    private static final int FACTS_PER_PIECE = 5_000;

    private final long position;
    private final DeviceSnapshot devices;
    private final BlockStore blocks;
    private final FoldReader reader;
    private final FactFinder finder;

    KeptFacts(long position, DeviceSnapshot devices, BlockStore blocks, FoldReader reader, FactFinder finder) {
        this.position = position;
        this.devices = devices;
        this.blocks = blocks;
        this.reader = reader;
        this.finder = finder;
    }

    /**
     * Some facts in the order of keeping.
     *
     * @param nextBlock where to go on
     * @param last whether these were all that are folded by now
     */
    public record Piece(List<Fact> facts, long nextBlock, boolean last) {}

    /** The last block of which every message is folded. */
    long position() {
        return position;
    }

    /** When the last message that is folded was received, to the moment of its block. */
    public Instant foldedUpTo() {
        return MessageId.receivedAt(position);
    }

    /** No message that is folded has a greater id, and every later one has. */
    public MessageId lastMessage() {
        return MessageId.of(position, MessageId.MESSAGES_PER_BLOCK_MAX - 1);
    }

    /** Facts of devices and of those that share a line with them, from a block on. */
    public Piece from(Set<DeviceId> observers, long block, Connection connection) throws SQLException {
        Set<Long> senders = senders(observers);
        List<StoredBlock> read = blocks.ofDevicesFrom(senders, block, BLOCKS_PER_PIECE, connection);
        List<Fact> facts = new ArrayList<>();
        for (StoredBlock stored : read) {
            if (stored.id() > position) {
                return new Piece(facts, position + 1, true);
            }
            for (StoredMessage message : stored.messages()) {
                if (senders.contains(message.device().value())) {
                    facts.addAll(finder.known(reader.decode(message)));
                }
            }
            if (facts.size() >= FACTS_PER_PIECE) {
                return new Piece(facts, stored.id() + 1, false);
            }
        }
        return read.size() < BLOCKS_PER_PIECE
                ? new Piece(facts, position + 1, true)
                : new Piece(facts, read.getLast().id() + 1, false);
    }

    /** Since when all messages are kept; empty while none was ever forgotten. */
    public Optional<Instant> horizon(Connection connection) throws SQLException {
        return blocks.horizon(connection);
    }

    private Set<Long> senders(Set<DeviceId> observers) {
        Set<Long> senders = new TreeSet<>();
        for (DeviceId observer : observers) {
            senders.add(observer.value());
            devices.byId(observer.value()).map(DeviceView::gateway).ifPresent(gateway -> senders.add(gateway.value()));
        }
        return senders;
    }
}
