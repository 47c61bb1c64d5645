package org.tallyman.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;

/** Reads by antennas that nobody has bound, which sensing sets aside. */
@ApplicationScoped
class UnboundAntennas {

    private static final int LIMIT = 500;

    private final DataSource dataSource;
    private final Devices devices;
    private final DeviceAccess access;

    UnboundAntennas(DataSource dataSource, Devices devices, DeviceAccess access) {
        this.dataSource = dataSource;
        this.devices = devices;
        this.access = access;
    }

    /** Those that still serve no read point, by device and antenna, at most 500. */
    List<UnboundAntenna> list(Instant now) {
        return of(devices.snapshot().devices().stream(), now);
    }

    /** Those of them that belong to devices which the caller may see. */
    List<UnboundAntenna> visible(Instant now) {
        return of(access.visible(), now);
    }

    private List<UnboundAntenna> of(Stream<DeviceView> wanted, Instant now) {
        Map<Long, DeviceView> byId =
                wanted.collect(Collectors.toMap(device -> device.id().value(), device -> device));
        String sql = "select device_id, antenna, reads, last_ms from unbound_antenna where device_id = any (?)"
                + " order by device_id, antenna limit " + LIMIT;
        List<UnboundAntenna> antennas = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("bigint", byId.keySet().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long device = row.getLong(1);
                    int antenna = row.getInt(2);
                    if (devices.snapshot().readPointAt(device, antenna, now) == 0) {
                        antennas.add(new UnboundAntenna(
                                Objects.requireNonNull(byId.get(device)),
                                antenna,
                                row.getLong(3),
                                Instant.ofEpochMilli(row.getLong(4))));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the unbound antennas could not be read", e);
        }
        return antennas;
    }
}
