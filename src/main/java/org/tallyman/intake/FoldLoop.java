package org.tallyman.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.tallyman.platform.sql.DatabaseTrouble;

/**
 * Turns what was kept into state: gathers the blocks of a moment and gives them to every consumer in one transaction.
 *
 * <p>Blocks are handed over in memory; the journal's table is for recovery. A block that was not handed over, because
 * Tallyman had been killed or the fold was too far behind, shows as a break in the chain of previous ids and is read.
 */
@ApplicationScoped
class FoldLoop implements Runnable {

    private static final long IDLE_MS = 500;
    private static final long PATIENCE_MS = 100;

    /** A fold that has not moved for so long is not waited for. */
    private static final long STALLED_NANOS = 2_000_000_000;

    /** How long a block waits for a fold that reads what it had left behind: messages are taken slowly then, but taken. */
    private static final long BEHIND_NANOS = 1_000_000_000;

    /** How long a block is waited for between two steps of work on what is folded. */
    private static final long BREATH_MS = 2;

    private final LinkedBlockingQueue<KeptBlock> handed = new LinkedBlockingQueue<>();
    private final int handedMax;
    private final Semaphore room;
    private final AtomicLong newestKept = new AtomicLong();
    private final FoldTransaction transaction;
    private final FoldReader reader;
    private final Refolds refolds;
    private final Reworks reworks;
    private final Errands errands;
    private final IntakeConfig config;
    private final AtomicLong oldestWaiting = new AtomicLong();
    private final Clock clock;
    private volatile boolean running = true;
    private volatile long movedNanos = System.nanoTime();
    private volatile boolean catchingUp;
    private volatile String trouble = "";
    private long position;

    FoldLoop(
            FoldTransaction transaction,
            FoldReader reader,
            Refolds refolds,
            Reworks reworks,
            Errands errands,
            IntakeConfig config,
            Clock clock,
            MeterRegistry registry) {
        this.transaction = transaction;
        this.reader = reader;
        this.refolds = refolds;
        this.reworks = reworks;
        this.errands = errands;
        this.config = config;
        this.clock = clock;
        this.handedMax = 2 * config.foldElementsMax();
        this.room = new Semaphore(handedMax);
        registry.gauge("tallyman.fold.handed.elements", room, free -> handedMax - free.availablePermits());
        registry.gauge("tallyman.fold.lag.blocks", handed, LinkedBlockingQueue::size);
        registry.more().timeGauge("tallyman.fold.lag", Tags.empty(), this, TimeUnit.MILLISECONDS, FoldLoop::lagMs);
    }

    /**
     * Called by the writer after each commit. A fold that is merely slower makes the writer wait, so that senders slow
     * down and pages stay in step: reading blocks from the table and decoding them again would make it slower still. One
     * that does not move, or has much to catch up with, is left alone, and reads the block from the table later.
     */
    void offer(KeptBlock block) {
        newestKept.set(block.id());
        oldestWaiting.compareAndSet(0, block.id());
        long since = System.nanoTime();
        try {
            boolean taken;
            do {
                taken = room.tryAcquire(share(block), PATIENCE_MS, TimeUnit.MILLISECONDS);
            } while (!taken && isWaitedFor(since));
            if (taken) {
                handed.add(block);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isWaitedFor(long since) {
        long now = System.nanoTime();
        return now - movedNanos < STALLED_NANOS && !(catchingUp && now - since >= BEHIND_NANOS);
    }

    /** A block may hold more than there is room for in all: then it takes all. */
    private int share(KeptBlock block) {
        return Math.min(block.elements(), handedMax);
    }

    /** How long ago the oldest message came that no page shows yet. */
    long lagMs() {
        long oldest = oldestWaiting.get();
        return oldest == 0
                ? 0
                : Math.max(0, clock.millis() - MessageId.receivedAt(oldest).toEpochMilli());
    }

    /** Why nothing can be folded at the moment; empty while it can. */
    Optional<String> trouble() {
        return Optional.of(trouble).filter(words -> !words.isEmpty());
    }

    void stop() {
        running = false;
    }

    @Override
    public void run() {
        boolean fresh = false;
        while (running || !handed.isEmpty()) {
            try {
                if (!fresh) {
                    position = transaction.position();
                    catchUp(Long.MAX_VALUE);
                    fresh = true;
                }
                fold(gather());
                besides();
                settle("");
            } catch (SQLException e) {
                settle(DatabaseTrouble.words(e));
                fresh = false;
            } catch (RuntimeException e) {
                // The outermost edge of the fold: whatever the bug, what is kept is read again and people learn of it.
                Log.error("The fold met a bug and reads on from its position", e);
                settle("a fault in Tallyman: " + e);
                fresh = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (!fresh) {
                if (!running) {
                    return;
                }
                pause();
            }
        }
    }

    /** What must happen between two folds. The others would see, or change, the half of work that is not through. */
    private void besides() throws SQLException {
        reworks.run(position, !handed.isEmpty());
        if (!reworks.going()) {
            refolds.run(position);
            errands.run(position);
        }
    }

    /** Said when it changes, not each time that it is still so. */
    private void settle(String now) {
        if (trouble.isEmpty() && !now.isEmpty()) {
            Log.warnf("The fold stands still and will read on from the journal: %s", now);
        } else if (!trouble.isEmpty() && now.isEmpty()) {
            Log.info("The fold goes on");
        }
        trouble = now;
    }

    /** Waits for a block, then takes what else comes within a moment. */
    private List<KeptBlock> gather() throws InterruptedException {
        List<KeptBlock> blocks = new ArrayList<>();
        KeptBlock first = handed.poll(reworks.going() ? BREATH_MS : IDLE_MS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return blocks;
        }
        long deadline = System.nanoTime() + config.foldEvery().toNanos();
        int elements = 0;
        for (KeptBlock next = first; next != null; ) {
            blocks.add(next);
            elements += next.elements();
            room.release(share(next));
            long left = deadline - System.nanoTime();
            boolean full = elements >= config.foldElementsMax();
            next = full || left <= 0 || !running ? null : handed.poll(left, TimeUnit.NANOSECONDS);
        }
        return blocks;
    }

    private void fold(List<KeptBlock> blocks) throws SQLException {
        List<KeptMessage> messages = new ArrayList<>();
        long upTo = position;
        for (KeptBlock block : blocks) {
            if (block.id() <= upTo) {
                continue;
            }
            if (block.previous() != upTo) {
                apply(messages, upTo);
                messages = new ArrayList<>();
                catchUp(block.id());
            } else {
                messages.addAll(block.messages());
            }
            upTo = Math.max(position, block.id());
        }
        apply(messages, upTo);
        if (blocks.isEmpty() && newestKept.get() > position) {
            catchUp(Long.MAX_VALUE);
        }
    }

    private void catchUp(long upTo) throws SQLException {
        catchingUp = true;
        try {
            while (position < upTo) {
                List<KeptBlock> blocks = reader.blocksAfter(position);
                if (blocks.isEmpty()) {
                    return;
                }
                List<KeptMessage> messages = blocks.stream()
                        .flatMap(block -> block.messages().stream())
                        .toList();
                apply(messages, blocks.getLast().id());
            }
        } finally {
            catchingUp = false;
        }
    }

    private void apply(List<KeptMessage> messages, long upTo) throws SQLException {
        if (upTo > position) {
            transaction.apply(messages, upTo);
            position = upTo;
            movedNanos = System.nanoTime();
            KeptBlock next = handed.peek();
            oldestWaiting.set(next != null ? next.id() : newestKept.get() > upTo ? upTo : 0);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(IDLE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
