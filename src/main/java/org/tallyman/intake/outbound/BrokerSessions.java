package org.tallyman.intake.outbound;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.sql.DatabaseTrouble;

/**
 * Notes of the sessions at brokers in which we have subscribed. One is taken away before a call and put back when it is known to hold
 * still, so that none stands for a session that a broker made anew and then broke off. Where the database fails there is none.
 */
@ApplicationScoped
class BrokerSessions {

    private final DataSource database;

    BrokerSessions(DataSource database) {
        this.database = database;
    }

    /** Takes the note away; empty without one. */
    String take(DeviceId device) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from broker_session where device_id = ? returning session")) {
            delete.setLong(1, device.value());
            try (ResultSet row = delete.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        } catch (SQLException e) {
            tell(device, e);
            return "";
        }
    }

    void put(DeviceId device, String session) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into broker_session (device_id, session) select device_id, ? from outbound_link where device_id = ?"
                                + " on conflict (device_id) do update set session = excluded.session")) {
            insert.setString(1, session);
            insert.setLong(2, device.value());
            insert.executeUpdate();
        } catch (SQLException e) {
            tell(device, e);
        }
    }

    private static void tell(DeviceId device, SQLException trouble) {
        Log.infof(
                "At the broker of device %d topics will be subscribed again, for its session is not known: %s",
                device.value(), DatabaseTrouble.words(trouble));
    }
}
