package org.tallyman.intake;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.tallyman.device.Devices;
import org.tallyman.device.UnknownDevices;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.ident.DeviceId;

/**
 * Finds registered devices behind the connectors of their maker: of what is held for a child whose name is a device's identifier,
 * that device becomes the child, and {@link Refolds} gives it the rest.
 */
@ApplicationScoped
class ConnectorDevices {

    private static final String SQL =
            "select u.gateway_id, u.name from unknown_child u join device g on g.id = u.gateway_id"
                    + " join device d on d.dialect = g.dialect and d.identifier = u.name"
                    + " where g.dialect = any (?) and d.parent_id is null and d.id <> g.id";

    private final DataSource dataSource;
    private final UnknownDevices unknown;
    private final Devices devices;
    private final List<String> languages;

    ConnectorDevices(DataSource dataSource, UnknownDevices unknown, Devices devices, DialectRegistry dialects) {
        this.devices = devices;
        this.dataSource = dataSource;
        this.unknown = unknown;
        this.languages = dialects.names().stream()
                .filter(name -> dialects.find(name)
                        .filter(Dialect::namesOthersByIdentifier)
                        .isPresent())
                .toList();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (devices.snapshot().devices().stream().noneMatch(device -> languages.contains(device.dialect()))) {
            return;
        }
        try {
            for (HeldChild child : held()) {
                DeviceId connector = new DeviceId(child.gateway());
                // Of another site's it says so at every look: no transaction for those.
                if (unknown.adoptable(connector, child.name()).isPresent()) {
                    unknown.adopt(connector, child.name());
                }
            }
        } catch (SQLException e) {
            // They are still there at the next look.
            Log.debugf("Devices behind connectors could not be looked for: %s", e.getMessage());
        }
    }

    private List<HeldChild> held() throws SQLException {
        List<HeldChild> held = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(SQL)) {
            Array names = connection.createArrayOf("text", languages.toArray());
            query.setArray(1, names);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    held.add(new HeldChild(row.getLong(1), row.getString(2)));
                }
            }
        }
        return held;
    }
}
