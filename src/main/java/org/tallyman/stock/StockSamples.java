package org.tallyman.stock;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.tallyman.platform.sql.Sql;

/** Notes once a minute how much is at hand at each site, and forgets it after two days. */
@ApplicationScoped
class StockSamples {

    private static final Duration KEPT = Duration.ofDays(2);

    private final Sql sql;
    private final Clock clock;

    StockSamples(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What was at hand in one minute. */
    record Sample(Instant at, long atHand) {}

    /** Several replicas may do it at once: the first one of a minute counts. */
    @Scheduled(every = "60s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void take() {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        sql.update("""
                insert into stock_sample (at, site_id, at_hand, in_transit)
                select ?, p.site_id, coalesce(sum(s.quantity) filter (where not s.in_transit), 0),
                       coalesce(sum(s.quantity) filter (where s.in_transit), 0)
                from stock_count s join place p on p.id = s.place_id
                where s.kind = 'PRODUCT'
                group by p.site_id
                on conflict do nothing""", minute);
        sql.update("delete from stock_sample where at < ?", minute.minus(KEPT));
    }

    /** Summed over these sites, oldest first; over all sites when empty. */
    List<Sample> since(Instant from, Optional<long[]> sites) {
        return sql.list(
                """
                select at, sum(at_hand)::bigint as at_hand from stock_sample
                where at >= ? and (?::bigint[] is null or site_id = any (?)) group by at order by at""",
                row -> new Sample(Sql.instant(row, "at"), row.getLong("at_hand")),
                from,
                sites.orElse(null),
                sites.orElse(null));
    }
}
