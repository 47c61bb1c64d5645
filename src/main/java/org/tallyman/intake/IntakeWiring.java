package org.tallyman.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Starts the fold, then the journal; stops them the other way round, so that all that was acknowledged is drained, and what was
 * lost is told before the journal takes no more.
 */
@ApplicationScoped
class IntakeWiring {

    private final PostgresJournal journal;
    private final FoldLoop fold;
    private final Losses losses;
    private final Thread foldThread;
    private volatile boolean running;

    IntakeWiring(PostgresJournal journal, FoldLoop fold, Losses losses) {
        this.journal = journal;
        this.fold = fold;
        this.losses = losses;
        this.foldThread = Thread.ofPlatform().name("fold").unstarted(fold);
    }

    void start(@Observes StartupEvent event) {
        foldThread.start();
        journal.start();
        running = true;
    }

    /** False when a thread that must run has ended, as only an error of the JVM can end it: a restart is due. */
    boolean alive() {
        return !running || (foldThread.isAlive() && journal.alive());
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        losses.tell();
        journal.stop();
        fold.stop();
        foldThread.join();
    }
}
