package org.tallyman.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.tallyman.access.Grants;
import org.tallyman.access.Verb;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPointView;
import org.tallyman.place.ReadPoints;

/** What happened last, like events in a row told as one. */
@ApplicationScoped
public class LatestEvents {

    private final Events events;
    private final ReadPoints readPoints;
    private final Grants grants;

    LatestEvents(Events events, ReadPoints readPoints, Grants grants) {
        this.events = events;
        this.readPoints = readPoints;
        this.grants = grants;
    }

    /**
     * Events in a row that say the same of different things.
     *
     * @param at time of the latest
     * @param things how many events they are
     * @param epc of the latest; empty when it names none
     * @param href the latest event
     */
    public record Stretch(
            Instant at, String what, String readPoint, String place, int things, String epc, String href) {}

    /**
     * Latest first, of the last {@link Events#PAGE_MAX} events that the caller may see.
     *
     * @param places which places' ids are wanted; 0 stands for no place
     */
    public List<Stretch> list(int limit, LongPredicate places) {
        PlaceSnapshot snapshot = readPoints.snapshot();
        List<Stretch> stretches = new ArrayList<>();
        for (EventRecord event : events.page(
                        EventFilter.NONE, grants.sites(Verb.VIEW), EventCursor.START, Events.PAGE_MAX)
                .events()) {
            if (!places.test(event.place())) {
                continue;
            }
            Stretch next = of(event, snapshot);
            Stretch last = stretches.isEmpty() ? null : stretches.getLast();
            if (last != null
                    && last.what().equals(next.what())
                    && last.readPoint().equals(next.readPoint())) {
                stretches.set(
                        stretches.size() - 1,
                        new Stretch(
                                last.at(),
                                last.what(),
                                last.readPoint(),
                                last.place(),
                                last.things() + 1,
                                last.epc(),
                                last.href()));
            } else if (stretches.size() == limit) {
                break;
            } else {
                stretches.add(next);
            }
        }
        return stretches;
    }

    private static Stretch of(EventRecord event, PlaceSnapshot places) {
        return new Stretch(
                event.time(),
                EventWords.what(
                        event.event().type(),
                        event.event().action(),
                        event.event().context().bizStep()),
                places.find(event.readPoint()).map(ReadPointView::name).orElse(""),
                places.place(event.place()).map(PlaceView::name).orElse(""),
                1,
                EpcMention.of(event.event()).stream()
                        .map(EpcMention::epc)
                        .findFirst()
                        .orElse(""),
                "/events/" + event.id());
    }
}
