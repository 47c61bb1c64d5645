package org.tallyman.place;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tallyman.ident.PlaceId;

/**
 * A place in the tree as the page shows it: bins are counted, for there are too many to list.
 *
 * @param readPoints how many read points stand at it
 */
record PlaceBranch(PlaceView place, List<PlaceBranch> children, long bins, long readPoints) {

    static PlaceBranch of(PlaceSnapshot snapshot, PlaceView root) {
        var counts = snapshot.readPoints().stream()
                .filter(point -> !point.archived())
                .collect(Collectors.groupingBy(point -> point.place().id(), Collectors.counting()));
        return of(snapshot, root, counts);
    }

    private static PlaceBranch of(PlaceSnapshot snapshot, PlaceView place, java.util.Map<PlaceId, Long> counts) {
        Predicate<PlaceView> bin = child -> child.kind() == PlaceKind.BIN;
        List<PlaceView> inUse = snapshot.children(place.id()).stream()
                .filter(child -> !child.archived())
                .toList();
        return new PlaceBranch(
                place,
                inUse.stream()
                        .filter(bin.negate())
                        .map(child -> of(snapshot, child, counts))
                        .toList(),
                inUse.stream().filter(bin).count(),
                counts.getOrDefault(place.id(), 0L));
    }
}
