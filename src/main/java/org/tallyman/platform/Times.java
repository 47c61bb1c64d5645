package org.tallyman.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Says times the way people read them, in the site's zone; in templates {@code cdi:times}. */
@Named("times")
@ApplicationScoped
public class Times {

    private final Clock clock;
    private final Shell shell;

    Times(Clock clock, Shell shell) {
        this.clock = clock;
        this.shell = shell;
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** That of the site at which the person looks. */
    public ZoneId zone() {
        return shell.zone();
    }

    public Moment moment(Instant at) {
        return new Moment(at, clock.instant(), shell.zone());
    }
}
