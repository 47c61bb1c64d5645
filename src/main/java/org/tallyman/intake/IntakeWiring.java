package org.tallyman.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Starts the fold, then the journal; stops them the other way round, so that all that was acknowledged is drained. */
@ApplicationScoped
class IntakeWiring {

    private final PostgresJournal journal;
    private final FoldLoop fold;
    private final Thread foldThread;

    IntakeWiring(PostgresJournal journal, FoldLoop fold) {
        this.journal = journal;
        this.fold = fold;
        this.foldThread = Thread.ofPlatform().name("fold").unstarted(fold);
    }

    void start(@Observes StartupEvent event) {
        foldThread.start();
        journal.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        journal.stop();
        fold.stop();
        foldThread.join();
    }
}
