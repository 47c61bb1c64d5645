package org.tallyman.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallyman.access.Grants;
import org.tallyman.access.SiteScope;
import org.tallyman.access.Verb;
import org.tallyman.place.ChosenSite;
import org.tallyman.place.PlaceView;

/** The stock where the person looks, in one line and how it went. */
@ApplicationScoped
public class StockPulse {

    private static final Duration SHOWN = Duration.ofDays(1);
    private static final int POINTS_MAX = 96;

    private final StockQueries queries;
    private final StockSamples samples;
    private final Visible visible;
    private final ChosenSite site;
    private final Grants grants;
    private final Clock clock;

    StockPulse(
            StockQueries queries, StockSamples samples, Visible visible, ChosenSite site, Grants grants, Clock clock) {
        this.queries = queries;
        this.samples = samples;
        this.visible = visible;
        this.site = site;
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * How it is now.
     *
     * @param change pieces at hand more than at the start of the line; empty before there is one
     * @param span from the start of the line to now
     * @param line pieces at hand over the last day, oldest first, now last
     */
    public record Now(
            long atHand,
            long inTransit,
            long products,
            long units,
            long unknown,
            Optional<Instant> changedAt,
            Optional<Long> change,
            Duration span,
            List<Long> line) {}

    public Now now() {
        Optional<PlaceView> chosen = site.get();
        StockQueries.Sums sums = queries.sums(new StockQueries.Scope(
                visible.places(
                        chosen.map(place -> Long.toString(place.id().value())).orElse(null)),
                null));
        Instant now = clock.instant();
        List<StockSamples.Sample> past = samples.since(now.minus(SHOWN), sites(chosen));
        List<Long> line = new ArrayList<>();
        int step = Math.max(1, past.size() / POINTS_MAX);
        for (int i = 0; i < past.size(); i += step) {
            line.add(past.get(i).atHand());
        }
        line.add(sums.atHand());
        return new Now(
                sums.atHand(),
                sums.inTransit(),
                sums.products(),
                sums.units(),
                sums.unknown(),
                Optional.of(sums.changedAt()).filter(at -> at.isAfter(Instant.EPOCH)),
                past.stream().findFirst().map(first -> sums.atHand() - first.atHand()),
                past.stream()
                        .findFirst()
                        .map(first -> Duration.between(first.at(), now))
                        .orElse(Duration.ZERO),
                line);
    }

    private Optional<long[]> sites(Optional<PlaceView> chosen) {
        if (chosen.isPresent()) {
            return Optional.of(new long[] {chosen.get().id().value()});
        }
        return switch (grants.sites(Verb.VIEW)) {
            case SiteScope.All() -> Optional.empty();
            case SiteScope.Only(var ids) ->
                Optional.of(ids.stream().mapToLong(Long::longValue).toArray());
        };
    }
}
