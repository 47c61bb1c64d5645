package org.tallyman.intake;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.tallyman.device.Devices;

/** Lets upper floors work on what is folded already, in the fold's own thread. */
@ApplicationScoped
class Reworks {

    private final List<Rework> all;
    private final FoldTransaction transaction;
    private final Devices devices;
    private final BlockStore blocks;
    private final FoldReader reader;
    private final FactFinder finder;

    Reworks(
            @All List<Rework> all,
            FoldTransaction transaction,
            Devices devices,
            BlockStore blocks,
            FoldReader reader,
            FactFinder finder) {
        this.all = all;
        this.transaction = transaction;
        this.devices = devices;
        this.blocks = blocks;
        this.reader = reader;
        this.finder = finder;
    }

    /** Called between two folds; {@code position} is the last block folded. */
    void run(long position) throws SQLException {
        for (Rework rework : all) {
            if (rework.mayBeDue()) {
                finish(rework, position);
            }
        }
    }

    private void finish(Rework rework, long position) throws SQLException {
        KeptFacts kept = new KeptFacts(position, devices.snapshot(), blocks, reader, finder);
        try {
            boolean more = true;
            while (more) {
                more = transaction.rework(rework, kept);
            }
        } catch (RuntimeException e) {
            Log.error("What a change reaches cannot be judged anew; it stays as it was", e);
            rework.giveUp();
        }
    }
}
