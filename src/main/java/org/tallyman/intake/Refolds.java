package org.tallyman.intake;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Element;
import org.tallyman.ident.DeviceId;

/**
 * Gives what was held for a child to the consumers once the child is registered, however that came about. Runs in the
 * fold's own thread: until the last held element is given, {@link FactFinder} goes on holding what comes.
 */
@ApplicationScoped
class Refolds {

    private static final int BLOCKS_PER_READ = 16;

    private final DataSource dataSource;
    private final BlockStore blocks;
    private final FoldReader reader;
    private final FoldTransaction transaction;
    private final Devices devices;
    private long seenVersion = -1;

    Refolds(DataSource dataSource, BlockStore blocks, FoldReader reader, FoldTransaction transaction, Devices devices) {
        this.dataSource = dataSource;
        this.blocks = blocks;
        this.reader = reader;
        this.transaction = transaction;
        this.devices = devices;
    }

    /** What is held for a child, from a block on. */
    private record Held(HeldChild child, long firstBlock) {}

    /** Called between two folds; {@code position} is the last block folded. Looks only when devices have changed. */
    void run(long position) throws SQLException {
        DeviceSnapshot snapshot = devices.snapshot();
        if (snapshot.version() == seenVersion) {
            return;
        }
        for (Held held : held()) {
            Optional<DeviceView> device =
                    snapshot.child(held.child().gateway(), held.child().name());
            if (device.isPresent()) {
                refold(held, device.get().id(), position);
            }
        }
        seenVersion = snapshot.version();
    }

    /** A bug in a consumer leaves the rest held, until devices change or Tallyman starts again. */
    private void refold(Held held, DeviceId device, long position) throws SQLException {
        try {
            long from = held.firstBlock();
            while (from > 0) {
                from = step(held.child(), device, from, position);
            }
            Log.infof(
                    "Child %s of device %d is accepted and what it said is folded",
                    held.child().name(), held.child().gateway());
        } catch (RuntimeException e) {
            Log.errorf(
                    e,
                    "What child %s said cannot be folded and stays held",
                    held.child().name());
        }
    }

    /** Folds some blocks in one transaction; answers where to go on, 0 when done. */
    private long step(HeldChild child, DeviceId device, long from, long position) throws SQLException {
        List<StoredBlock> read = read(child, from);
        List<StoredBlock> due =
                read.stream().filter(block -> block.id() <= position).toList();
        boolean last = due.size() < BLOCKS_PER_READ;
        long next = last ? 0 : due.getLast().id() + 1;
        transaction.refold(facts(due, child, device), child, next);
        return next;
    }

    private List<Fact> facts(List<StoredBlock> due, HeldChild child, DeviceId device) {
        List<Fact> facts = new ArrayList<>();
        for (StoredBlock block : due) {
            for (StoredMessage stored : block.messages()) {
                if (stored.device().value() != child.gateway()) {
                    continue;
                }
                KeptMessage message = reader.decode(stored);
                List<Element> elements = message.elements();
                for (int i = 0; i < elements.size(); i++) {
                    boolean counts = !message.repeated().get(i)
                            && child.name().equals(elements.get(i).child());
                    if (counts) {
                        facts.add(new Fact(
                                message.id(),
                                i,
                                device,
                                message.receivedAt(),
                                elements.get(i).observation()));
                    }
                }
            }
        }
        return facts;
    }

    private List<StoredBlock> read(HeldChild child, long from) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return blocks.ofDeviceFrom(new DeviceId(child.gateway()), from, BLOCKS_PER_READ, connection);
        }
    }

    private List<Held> held() throws SQLException {
        List<Held> held = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select gateway_id, name, first_block from unknown_child order by first_block");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                held.add(new Held(new HeldChild(row.getLong(1), row.getString(2)), row.getLong(3)));
            }
        }
        return held;
    }
}
