package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallyman.platform.sql.Sql;

/** Reads when lines changed. */
@ApplicationScoped
class LineHistoryReader {

    /** More changes of one line than this in the time that is shown, and the oldest are left out. */
    private static final int CHANGES_MAX = 500;

    private static final String CHANGES = """
            select d.id, c.at, c.state, c.why from unnest(?) as d (id) cross join lateral (
                select * from (
                    (select at, state, why from line_change where device_id = d.id and at >= ? order by at desc limit ?)
                    union all
                    (select at, state, why from line_change where device_id = d.id and at < ? order by at desc limit 1)
                ) as both_sides) as c
            order by d.id, c.at""";

    private final Sql sql;

    LineHistoryReader(Sql sql) {
        this.sql = sql;
    }

    private record Row(long device, LineChange change) {}

    LineHistory of(long device, Instant from, Instant to) {
        return of(List.of(device), from, to).getOrDefault(device, LineHistory.of(List.of(), List.of(), from, to));
    }

    /** By device; of those that never changed too. */
    Map<Long, LineHistory> of(List<Long> devices, Instant from, Instant to) {
        List<LineHistory.Watch> watches = sql.list(
                "select since, until from line_watch where until >= ? order by since",
                row -> new LineHistory.Watch(Sql.instant(row, "since"), Sql.instant(row, "until")),
                from);
        Map<Long, List<LineChange>> changes = new HashMap<>();
        devices.forEach(device -> changes.put(device, new ArrayList<>()));
        for (Row row : sql.list(
                CHANGES,
                row -> new Row(
                        row.getLong("id"),
                        new LineChange(
                                Sql.instant(row, "at"),
                                LineChange.State.valueOf(row.getString("state")),
                                row.getString("why"))),
                devices.toArray(Long[]::new),
                from,
                CHANGES_MAX,
                from)) {
            changes.computeIfAbsent(row.device(), id -> new ArrayList<>()).add(row.change());
        }
        Map<Long, LineHistory> histories = new HashMap<>();
        changes.forEach((device, list) -> histories.put(device, LineHistory.of(list, watches, from, to)));
        return histories;
    }
}
