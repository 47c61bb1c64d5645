package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Work that must happen between two folds, in the fold's own thread, because nothing else may write state meanwhile. */
@ApplicationScoped
class Errands {

    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    /** Something to do once; {@code position} is the last block folded. */
    interface Errand<T> {
        T run(long position) throws SQLException;
    }

    private record Asked<T>(Errand<T> errand, CompletableFuture<T> answer) {

        void run(long position) {
            try {
                answer.complete(errand.run(position));
            } catch (SQLException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }
    }

    private volatile long position;

    /** Asks for it; it is done within half a second, unless the fold is behind or the database away. */
    <T> CompletableFuture<T> ask(Errand<T> errand) {
        Asked<T> asked = new Asked<>(errand, new CompletableFuture<>());
        waiting.add(() -> asked.run(position));
        return asked.answer();
    }

    /** Called by the fold between two batches. */
    void run(long lastFolded) {
        position = lastFolded;
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }
}
