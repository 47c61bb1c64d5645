package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How the devices' lines are, for pages. */
@ApplicationScoped
public class DeviceHealthReader {

    private final DataSource dataSource;
    private final LastHeard heard;

    DeviceHealthReader(DataSource dataSource, LastHeard heard) {
        this.dataSource = dataSource;
        this.heard = heard;
    }

    /** By device; one that never sent anything is not in it. */
    public Map<Long, DeviceHealthView> all() {
        return read(null);
    }

    /** The same of some devices. */
    public Map<Long, DeviceHealthView> of(List<Long> devices) {
        return read(devices.toArray(Long[]::new));
    }

    private Map<Long, DeviceHealthView> read(Long @Nullable [] devices) {
        String sql = "select device_id, last_seen_at, messages, elements, rejections, duplicates, gaps,"
                + " clock_offset_ms, state, rate_per_min, gap_3_s from device_health"
                + (devices == null ? "" : " where device_id = any (?)");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            if (devices != null) {
                query.setArray(1, connection.createArrayOf("bigint", devices));
            }
            Map<Long, DeviceHealthView> health = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    health.put(row.getLong(1), heard.with(row.getLong(1), view(row)));
                }
            }
            return health;
        } catch (SQLException e) {
            throw new IllegalStateException("device health could not be read", e);
        }
    }

    private static DeviceHealthView view(ResultSet row) throws SQLException {
        return new DeviceHealthView(
                row.getTimestamp(2).toInstant(),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                Duration.ofMillis(row.getLong(8)),
                row.getString(9),
                row.getDouble(10),
                Duration.ofMillis(Math.round(row.getDouble(11) * 1e3)));
    }
}
