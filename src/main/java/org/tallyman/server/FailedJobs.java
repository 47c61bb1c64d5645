package org.tallyman.server;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.Trigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import org.tallyman.platform.sql.DatabaseTrouble;

/**
 * Tells of scheduled jobs that failed: in a line where the database is in the way, since the next turn makes good for it,
 * and with its trace where the fault is ours. The scheduler's own telling, always with a trace, is off.
 */
@ApplicationScoped
class FailedJobs {

    FailedJobs() {}

    void tell(@Observes FailedExecution failed) {
        Trigger trigger = failed.getExecution().getTrigger();
        String job = Objects.requireNonNullElse(trigger.getMethodDescription(), trigger.getId());
        DatabaseTrouble.behind(failed.getException())
                .ifPresentOrElse(
                        words -> Log.warnf("%s was left out: %s", job, words),
                        () -> Log.errorf(failed.getException(), "%s failed", job));
    }
}
