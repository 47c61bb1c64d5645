package org.tallyman.intake.command;

import io.quarkus.logging.Log;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** One virtual thread on which everything that asks the database happens, one after the other. */
final class CommandWorker {

    private static final long SECONDS_TO_FINISH = 2;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("commands").factory());

    /** What could not be written because the database was away; bounded by the commands that are on their way. */
    private final Queue<Runnable> unwritten = new ConcurrentLinkedQueue<>();

    /** Something that comes again by itself when it cannot be done now. */
    void run(Runnable task) {
        execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                // The outermost edge: while the database is away commands wait where they are.
                Log.warnf("Commands to devices wait: %s", e.getMessage());
            }
        });
    }

    /** Something that must not be lost: it is tried until it is done. */
    void settle(Runnable task) {
        execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                Log.warnf("What became of a command is written down later: %s", e.getMessage());
                unwritten.add(task);
            }
        });
    }

    /** Tries again what could not be written. */
    void again() {
        for (Runnable task = unwritten.poll(); task != null; task = unwritten.poll()) {
            settle(task);
        }
    }

    private void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            Log.debugf("A command is left as it is, for Tallyman stops: %s", e.getMessage());
        }
    }

    void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }
}
