package org.tallyman.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Section;
import org.tallyman.platform.ShellContributor;

/** What waits for this person where it looks; looked for at most once a second, whoever asks, and counted in the rail. */
@ApplicationScoped
class Waiting implements ShellContributor {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration COUNT_FRESH = Duration.ofSeconds(5);

    private record Found(List<Concern> concerns, long atNanos) {
        boolean olderThan(Duration age) {
            return System.nanoTime() - atNanos > age.toNanos();
        }
    }

    private final Concerns concerns;
    private final Sight sight;
    private final AtomicLong looking = new AtomicLong();
    private volatile @Nullable Found found;

    Waiting(Concerns concerns, Sight sight) {
        this.concerns = concerns;
        this.sight = sight;
    }

    List<Concern> list() {
        Found known = found;
        if (known == null || known.olderThan(FRESH)) {
            known = look();
        }
        return known.concerns().stream().filter(this::concerns).toList();
    }

    /** From memory; a look that is due happens beside the page. */
    @Override
    public int count(Section section) {
        if (section != Section.EXCEPTIONS) {
            return 0;
        }
        Found known = found;
        if ((known == null || known.olderThan(COUNT_FRESH)) && looking.compareAndSet(0, 1)) {
            Thread.ofVirtual().name("exception-count").start(() -> {
                try {
                    look();
                } finally {
                    looking.set(0);
                }
            });
        }
        return known == null
                ? 0
                : (int) known.concerns().stream().filter(this::concerns).count();
    }

    private Found look() {
        Found now = new Found(concerns.all(), System.nanoTime());
        found = now;
        return now;
    }

    private boolean concerns(Concern concern) {
        return sight.includesAny(concern.sites());
    }
}
