package org.tallyman.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.tallyman.device.Devices;

/** Reads by antennas that nobody has bound, which sensing sets aside. */
@ApplicationScoped
class UnboundAntennas {

    private static final int LIMIT = 500;

    private final DataSource dataSource;
    private final Devices devices;

    UnboundAntennas(DataSource dataSource, Devices devices) {
        this.dataSource = dataSource;
        this.devices = devices;
    }

    /** Those that still serve no read point, by device and antenna, at most 500. */
    List<UnboundAntenna> list(Instant now) {
        String sql = "select device_id, antenna, reads, last_ms from unbound_antenna"
                + " order by device_id, antenna limit " + LIMIT;
        List<UnboundAntenna> antennas = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                int antenna = row.getInt(2);
                long reads = row.getLong(3);
                Instant last = Instant.ofEpochMilli(row.getLong(4));
                devices.byId(row.getLong(1))
                        .filter(device ->
                                devices.snapshot().readPointAt(device.id().value(), antenna, now) == 0)
                        .ifPresent(device -> antennas.add(new UnboundAntenna(device, antenna, reads, last)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the unbound antennas could not be read", e);
        }
        return antennas;
    }
}
