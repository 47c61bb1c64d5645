package org.tallyman.stock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.ident.PlaceId;
import org.tallyman.place.PlacePanel;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.PlanOverlay;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Link;
import org.tallyman.platform.Numbers;
import org.tallyman.platform.panel.Panel;

/** What is in a place and all that stands in it: on its page, and as shade on floor plans. */
@ApplicationScoped
class StockInPlace implements PlacePanel, PlanOverlay {

    private static final int SHOWN = 8;
    private static final List<Look> STEPS = List.of(Look.USE_1, Look.USE_2, Look.USE_3, Look.USE_4, Look.USE_5);

    private final StockQueries queries;
    private final ReadPoints readPoints;

    StockInPlace(StockQueries queries, ReadPoints readPoints) {
        this.queries = queries;
        this.readPoints = readPoints;
    }

    @Override
    public Optional<Panel> panel(PlaceView place) {
        StockQueries.Scope scope = new StockQueries.Scope(Optional.of(within(place)), null);
        StockQueries.Sums sums = queries.sums(scope);
        List<StockRow> top = queries.largest(scope, SHOWN).stream()
                .map(line -> StockRow.product(
                        line,
                        Link.to("/items").with("place", Long.toString(place.id().value()))))
                .toList();
        return Optional.of(new Panel(
                "Stock here", 10, new StockPlacePanel(place.id().value(), sums, top, sums.products() > SHOWN)));
    }

    /** Areas by how much is in them against the fullest one drawn beside them. */
    @Override
    public Map<PlaceId, Shade> shades(PlaceView root) {
        PlaceSnapshot places = readPoints.snapshot();
        Map<PlaceId, Long> things = new HashMap<>();
        queries.things(within(root)).forEach((id, count) -> {
            Optional<PlaceView> at = places.place(id);
            while (at.isPresent() && at.get().within(root)) {
                things.merge(at.get().id(), count, Long::sum);
                at = places.place(at.get().parent());
            }
        });
        things.keySet()
                .removeIf(id ->
                        !places.place(id.value()).map(StockInPlace::isArea).orElse(false));
        long fullest = things.values().stream().mapToLong(Long::longValue).max().orElse(1);
        Map<PlaceId, Shade> shades = new HashMap<>();
        things.forEach((id, count) -> {
            int step = (int) Math.min(STEPS.size() - 1, count * STEPS.size() / Math.max(1, fullest));
            shades.put(id, new Shade(STEPS.get(step), Numbers.grouped(count)));
        });
        return shades;
    }

    private static boolean isArea(PlaceView place) {
        return switch (place.kind()) {
            case ZONE, AISLE, YARD -> true;
            case SITE, BUILDING, BIN, DOOR, VEHICLE -> false;
        };
    }

    private Long[] within(PlaceView root) {
        return readPoints.snapshot().places().stream()
                .filter(place -> place.within(root))
                .map(place -> place.id().value())
                .toArray(Long[]::new);
    }
}
