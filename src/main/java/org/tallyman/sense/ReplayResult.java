package org.tallyman.sense;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Mark;

/** What a replay came to, as its page shows it. */
final class ReplayResult {

    private static final int ROWS = 200;

    private ReplayResult() {}

    static ReplayPage.Result of(DoorReplay.Replayed replayed) {
        Map<PassageChange.Kind, Long> counts = new HashMap<>();
        replayed.changes().forEach(change -> counts.merge(change.kind(), 1L, Long::sum));
        long added = counts.getOrDefault(PassageChange.Kind.ADDED, 0L);
        long removed = counts.getOrDefault(PassageChange.Kind.REMOVED, 0L);
        long turned = counts.getOrDefault(PassageChange.Kind.TURNED, 0L);
        List<PassageChange> sorted = replayed.changes().stream()
                .sorted(Comparator.comparing((PassageChange change) -> change.kind() == PassageChange.Kind.SAME)
                        .thenComparingLong(PassageChange::atMs))
                .toList();
        return new ReplayPage.Result(
                replayed.tags(),
                replayed.leftOut(),
                replayed.cut(),
                replayed.before(),
                replayed.after(),
                added,
                removed,
                turned,
                added + removed + turned == 0
                        ? "No passage changes"
                        : added + " added, " + removed + " removed, " + turned + " the other way",
                sorted.stream().limit(ROWS).map(ReplayResult::row).toList(),
                Math.max(0, sorted.size() - ROWS));
    }

    private static ReplayPage.Row row(PassageChange change) {
        Mark mark = change.kind() == PassageChange.Kind.SAME ? Mark.NORMAL : Mark.ATTENTION;
        String word = switch (change.kind()) {
            case ADDED -> "added";
            case REMOVED -> "removed";
            case TURNED -> "the other way";
            case SAME -> "as it is";
        };
        return new ReplayPage.Row(change.item(), way(change.before()), way(change.after()), mark, word);
    }

    private static Optional<ReplayPage.Way> way(@Nullable Opening opening) {
        return Optional.ofNullable(opening)
                .map(each -> new ReplayPage.Way(
                        Instant.ofEpochMilli(each.atMs()), each.kind() == Opening.Kind.INWARD ? "in" : "out"));
    }
}
