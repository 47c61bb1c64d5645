package org.tallyman.place;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;
import org.tallyman.ident.ReadPointId;
import org.tallyman.platform.snapshot.LongIndex;

/** Reads all places, read points and settings with three queries. */
final class PlaceSnapshotReader {

    private static final int FETCH_SIZE = 2000;

    private PlaceSnapshotReader() {}

    static PlaceSnapshot read(Connection connection, long version) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            LongIndex<PlaceView> places = places(statement);
            return new PlaceSnapshot(version, places, readPoints(statement, places), settings(statement));
        }
    }

    private static LongIndex<PlaceView> places(Statement statement) throws SQLException {
        List<PlaceView> places = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                select p.id, p.site_id, p.parent_id, p.kind, p.code, p.name, p.path, site.time_zone, p.gln,
                       p.gln_extension, p.plan_x_m, p.plan_y_m, p.plan_width_m, p.plan_height_m,
                       p.archived_at is not null as archived, p.version
                from place p join place site on site.id = p.site_id""")) {
            while (row.next()) {
                long parent = row.getLong("parent_id");
                places.add(new PlaceView(
                        new PlaceId(row.getLong("id")),
                        new PlaceId(row.getLong("site_id")),
                        parent == 0 ? null : new PlaceId(parent),
                        PlaceKind.valueOf(row.getString("kind")),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("path"),
                        ZoneId.of(row.getString("time_zone")),
                        row.getString("gln"),
                        row.getString("gln_extension"),
                        plan(row),
                        row.getBoolean("archived"),
                        row.getInt("version")));
            }
        }
        return LongIndex.of(places, place -> place.id().value());
    }

    private static @Nullable PlanArea plan(ResultSet row) throws SQLException {
        return row.getBigDecimal("plan_x_m") == null
                ? null
                : new PlanArea(
                        row.getBigDecimal("plan_x_m"),
                        row.getBigDecimal("plan_y_m"),
                        row.getBigDecimal("plan_width_m"),
                        row.getBigDecimal("plan_height_m"));
    }

    private static LongIndex<ReadPointView> readPoints(Statement statement, LongIndex<PlaceView> places)
            throws SQLException {
        List<ReadPointView> readPoints = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                select id, code, name, role, place_id, door_id, archived_at is not null as archived, version
                from read_point""")) {
            while (row.next()) {
                PlaceView place = places.get(row.getLong("place_id"));
                if (place == null) {
                    throw new IllegalStateException("read point without a place: " + row.getString("code"));
                }
                readPoints.add(new ReadPointView(
                        new ReadPointId(row.getLong("id")),
                        row.getString("code"),
                        row.getString("name"),
                        ReadPointRole.valueOf(row.getString("role")),
                        place,
                        places.get(row.getLong("door_id")),
                        row.getBoolean("archived"),
                        row.getInt("version")));
            }
        }
        return LongIndex.of(readPoints, readPoint -> readPoint.id().value());
    }

    private static LongIndex<SettingsTimeline> settings(Statement statement) throws SQLException {
        List<SettingsTimeline> timelines = new ArrayList<>();
        List<SettingsTimeline.Entry> entries = new ArrayList<>();
        long readPoint = 0;
        try (ResultSet row =
                statement.executeQuery("select * from read_point_setting order by read_point_id, valid_from")) {
            while (row.next()) {
                if (row.getLong("read_point_id") != readPoint && !entries.isEmpty()) {
                    timelines.add(new SettingsTimeline(readPoint, entries));
                    entries.clear();
                }
                readPoint = row.getLong("read_point_id");
                entries.add(new SettingsTimeline.Entry(
                        row.getObject("valid_from", OffsetDateTime.class).toInstant(), settings(row)));
            }
        }
        if (!entries.isEmpty()) {
            timelines.add(new SettingsTimeline(readPoint, entries));
        }
        return LongIndex.of(timelines, SettingsTimeline::readPoint);
    }

    private static ReadPointSettings settings(ResultSet row) throws SQLException {
        return new ReadPointSettings(
                row.getInt("quantum_ms"),
                row.getInt("gap_ms"),
                row.getInt("observed_count"),
                row.getInt("rssi_margin_cdbm"),
                row.getInt("hold_off_ms"),
                row.getInt("static_after_ms"),
                row.getInt("passage_window_ms"),
                row.getString("biz_step"),
                row.getString("disposition"));
    }
}
