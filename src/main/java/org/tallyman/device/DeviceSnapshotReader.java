package org.tallyman.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.Profile;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.PlaceId;
import org.tallyman.platform.snapshot.LongIndex;

/** Reads all devices, the profiles that they had, and their bindings and beams, a query each. */
final class DeviceSnapshotReader {

    private static final int FETCH_SIZE = 2000;
    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

    private final ObjectMapper json;

    DeviceSnapshotReader(ObjectMapper json) {
        this.json = json;
    }

    DeviceSnapshot read(Connection connection, long version) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            return new DeviceSnapshot(
                    version,
                    devices(statement),
                    pastProfiles(statement),
                    bindings(statement),
                    BeamTimelines.read(statement));
        }
    }

    private LongIndex<DeviceView> devices(Statement statement) throws SQLException {
        List<DeviceView> devices = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                select d.id, d.code, d.name, d.kind, d.dialect, d.profile, d.profile_version, d.status, d.place_id, p.site_id,
                       d.parent_id, d.child_name, d.identifier, d.expected_interval_s, d.clock_tolerance_s, d.version
                from device d left join place p on p.id = d.place_id""")) {
            while (row.next()) {
                long place = row.getLong("place_id");
                long gateway = row.getLong("parent_id");
                int interval = row.getInt("expected_interval_s");
                devices.add(new DeviceView(
                        new DeviceId(row.getLong("id")),
                        row.getString("code"),
                        row.getString("name"),
                        DeviceKind.valueOf(row.getString("kind")),
                        row.getString("dialect"),
                        profile(row.getString("profile")),
                        row.getInt("profile_version"),
                        row.getString("status").equals("ACTIVE"),
                        place == 0 ? null : new PlaceId(place),
                        place == 0 ? null : new PlaceId(row.getLong("site_id")),
                        gateway == 0 ? null : new DeviceId(gateway),
                        row.getString("child_name"),
                        row.getString("identifier"),
                        interval == 0 ? null : interval,
                        row.getInt("clock_tolerance_s"),
                        row.getInt("version")));
            }
        }
        return LongIndex.of(devices, device -> device.id().value());
    }

    private Map<DeviceSnapshot.ProfileKey, Profile> pastProfiles(Statement statement) throws SQLException {
        Map<DeviceSnapshot.ProfileKey, Profile> past = new HashMap<>();
        try (ResultSet row = statement.executeQuery("""
                select p.device_id, p.version, p.profile
                from device_profile p join device d on d.id = p.device_id where p.version < d.profile_version""")) {
            while (row.next()) {
                past.put(
                        new DeviceSnapshot.ProfileKey(row.getLong("device_id"), row.getInt("version")),
                        profile(row.getString("profile")));
            }
        }
        return past;
    }

    private Profile profile(String text) {
        try {
            return new Profile(json.readValue(text, SETTINGS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a device profile that is not a flat JSON object: " + text, e);
        }
    }

    private static LongIndex<DeviceSnapshot.DeviceBindings> bindings(Statement statement) throws SQLException {
        Map<Long, Map<Integer, List<BindingTimeline.Entry>>> rows = new TreeMap<>();
        try (ResultSet row = statement.executeQuery("""
                select device_id, antenna, valid_from, read_point_id
                from antenna_binding order by device_id, antenna, valid_from""")) {
            while (row.next()) {
                rows.computeIfAbsent(row.getLong("device_id"), device -> new TreeMap<>())
                        .computeIfAbsent(row.getInt("antenna"), antenna -> new ArrayList<>())
                        .add(new BindingTimeline.Entry(
                                row.getObject("valid_from", OffsetDateTime.class)
                                        .toInstant(),
                                row.getLong("read_point_id")));
            }
        }
        List<DeviceSnapshot.DeviceBindings> devices = new ArrayList<>();
        rows.forEach((device, antennas) -> devices.add(new DeviceSnapshot.DeviceBindings(device, index(antennas))));
        return LongIndex.of(devices, DeviceSnapshot.DeviceBindings::device);
    }

    private static LongIndex<BindingTimeline> index(Map<Integer, List<BindingTimeline.Entry>> antennas) {
        List<BindingTimeline> timelines = new ArrayList<>();
        antennas.forEach((antenna, entries) -> timelines.add(new BindingTimeline(antenna, entries)));
        return LongIndex.of(timelines, BindingTimeline::antenna);
    }
}
