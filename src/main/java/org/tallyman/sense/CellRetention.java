package org.tallyman.sense;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.device.Devices;
import org.tallyman.intake.IntakeConfig;
import org.tallyman.intake.KeptFacts;
import org.tallyman.intake.Rework;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.sql.DayPartitions;

/**
 * Lets cells go that are older than messages are kept, by whole days. From that moment on nothing of that time is placed
 * any more; then the state of each tag that was in view at its end is kept as a checkpoint, some tags a step between two
 * folds; then {@link CellDays} drops the days. Visits and events stay.
 */
@ApplicationScoped
class CellRetention implements Rework {

    private static final int TAGS_PER_STEP = 100;

    /** No sighting goes on over a longer silence, so the state of what was not seen for so long is that of the unseen. */
    private static final long SILENCE_MS_MAX = Duration.ofHours(25).toMillis();

    private static final String TAGS = """
            select t.id, t.item, exists (
                select from cell where tag_id = t.id and start_ms >= ? and start_ms < ?)
            from tag t where t.id > ? order by t.id limit ?
            """;

    private final CellHorizon horizon;
    private final SenseStores stores;
    private final Devices devices;
    private final ReadPoints readPoints;
    private final IntakeConfig config;
    private volatile boolean asked;
    private volatile boolean going = true;

    CellRetention(
            CellHorizon horizon, SenseStores stores, Devices devices, ReadPoints readPoints, IntakeConfig config) {
        this.horizon = horizon;
        this.stores = stores;
        this.devices = devices;
        this.readPoints = readPoints;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "7m")
    void ask() {
        asked = true;
    }

    /** Whether nothing is asked for or under way. */
    boolean isIdle() {
        return !asked && !going;
    }

    @Override
    public boolean mayBeDue() {
        return asked || going;
    }

    @Override
    public void giveUp() {
        asked = false;
        going = false;
    }

    @Override
    public boolean step(KeptFacts kept, Connection connection) throws SQLException {
        CellHorizon.Progress progress = horizon.progress(connection);
        if (progress == null) {
            going = asked && raise(kept, connection);
            asked = false;
        } else {
            keepStates(progress, connection);
        }
        return going;
    }

    private boolean raise(KeptFacts kept, Connection connection) throws SQLException {
        LocalDate last = LocalDate.ofInstant(kept.foldedUpTo(), ZoneOffset.UTC).minusDays(config.messageDays());
        long beforeMs = DayPartitions.startMs(last);
        boolean due = beforeMs > horizon.now(connection).newestMs() && CellDays.anyBefore(beforeMs, connection);
        if (due) {
            horizon.raise(beforeMs, kept.lastMessage().value(), connection);
        }
        return due;
    }

    private void keepStates(CellHorizon.Progress progress, Connection connection) throws SQLException {
        List<Long> all = new ArrayList<>();
        List<Tag> inView = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(TAGS)) {
            query.setLong(1, progress.beforeMs() - SILENCE_MS_MAX);
            query.setLong(2, progress.beforeMs());
            query.setLong(3, progress.nextTag());
            query.setInt(4, TAGS_PER_STEP);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    all.add(row.getLong(1));
                    if (row.getBoolean(3)) {
                        inView.add(new Tag(row.getLong(1), row.getString(2)));
                    }
                }
            }
        }
        if (all.isEmpty()) {
            horizon.done(progress.beforeMs(), connection);
            going = false;
            Log.infof("Cells before %s are let go; visits stay", Instant.ofEpochMilli(progress.beforeMs()));
            return;
        }
        DeviceSnapshot known = devices.snapshot();
        Revisions.Knowledge knowledge = new Revisions.Knowledge(
                new SnapshotRules(readPoints.snapshot(), known),
                known,
                horizon.now(connection).floorMs());
        Map<Long, List<TagTrack.Checkpoint>> states =
                stores.revisions().statesAt(progress.beforeMs(), inView, knowledge, connection);
        deleteCheckpoints(all, progress.beforeMs(), connection);
        stores.visits().insertCheckpoints(states, connection);
        horizon.goOn(new CellHorizon.Progress(progress.beforeMs(), all.getLast()), connection);
    }

    private static void deleteCheckpoints(List<Long> tags, long beforeMs, Connection connection) throws SQLException {
        Array ids = CellStore.bigints(connection, tags.toArray());
        try (PreparedStatement delete =
                connection.prepareStatement("delete from sense_checkpoint where tag_id = any(?) and at_ms < ?")) {
            delete.setArray(1, ids);
            delete.setLong(2, beforeMs);
            delete.executeUpdate();
        }
    }
}
