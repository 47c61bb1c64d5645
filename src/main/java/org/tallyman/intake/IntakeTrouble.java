package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** What is in the way of messages at the moment, in a sentence: of the database, or of a bug. */
@ApplicationScoped
public class IntakeTrouble {

    /** Under full load, and while a change is judged anew, pages may be a few seconds old. */
    private static final Duration BEHIND = Duration.ofSeconds(10);

    private final PostgresJournal journal;
    private final FoldLoop fold;

    IntakeTrouble(PostgresJournal journal, FoldLoop fold) {
        this.journal = journal;
        this.fold = fold;
    }

    /** Why messages are refused; empty while they are kept. */
    public Optional<String> notKept() {
        return journal.trouble();
    }

    /** Why what is kept does not become state; empty while it does. */
    public Optional<String> notFolded() {
        return fold.trouble();
    }

    /** How old the oldest message is that no page shows yet, where that is older than load explains. */
    public Optional<Duration> behind() {
        return Optional.of(Duration.ofMillis(fold.lagMs())).filter(lag -> lag.compareTo(BEHIND) > 0);
    }
}
