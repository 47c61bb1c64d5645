package org.tallyman.intake;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.tallyman.device.Devices;

/**
 * Lets upper floors work on what is folded already, in the fold's own thread, a step at a time. While messages wait to be
 * folded, this takes no more than a quarter of that thread's time.
 */
@ApplicationScoped
class Reworks {

    /** After a step that held up messages, they have so many times as long. */
    private static final int REST = 3;

    private final List<Rework> all;
    private final FoldTransaction transaction;
    private final Devices devices;
    private final BlockStore blocks;
    private final FoldReader reader;
    private final FactFinder finder;
    private boolean going;
    private long restUntil = System.nanoTime();

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

    /** Whether some work is begun and not through. */
    boolean going() {
        return going;
    }

    /**
     * Does one step of each work that is due. Called between two folds.
     *
     * @param position the last block folded
     * @param busy whether more waits to be folded
     */
    void run(long position, boolean busy) throws SQLException {
        long began = System.nanoTime();
        if (busy && began - restUntil < 0) {
            return;
        }
        boolean more = false;
        for (Rework rework : all) {
            more |= rework.mayBeDue() && step(rework, position);
        }
        going = more;
        long now = System.nanoTime();
        restUntil = now + REST * (now - began);
    }

    private boolean step(Rework rework, long position) throws SQLException {
        try {
            return transaction.rework(rework, new KeptFacts(position, devices.snapshot(), blocks, reader, finder));
        } catch (RuntimeException e) {
            Log.error("What a change reaches cannot be judged anew; it stays as it was", e);
            rework.giveUp();
            return false;
        }
    }
}
