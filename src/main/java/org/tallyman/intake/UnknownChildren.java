package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.command.SitePermits.Verb;

/** Devices that known gateways speak for and nobody has registered, as the caller may see them. */
@ApplicationScoped
public class UnknownChildren {

    private static final int LIMIT = 500;

    private final DataSource dataSource;
    private final DeviceSight sight;

    UnknownChildren(DataSource dataSource, DeviceSight sight) {
        this.dataSource = dataSource;
        this.sight = sight;
    }

    /**
     * One of them.
     *
     * @param elements how many of its observations are held until it is accepted
     */
    public record UnknownChild(DeviceView gateway, String name, Instant firstAt, Instant lastAt, long elements) {}

    /** The latest heard first, at most 500. */
    public List<UnknownChild> list() {
        String sql = "select gateway_id, name, first_at, last_at, elements from unknown_child"
                + " order by last_at desc limit " + LIMIT;
        List<UnknownChild> children = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String name = row.getString(2);
                Instant first = row.getTimestamp(3).toInstant();
                Instant last = row.getTimestamp(4).toInstant();
                long elements = row.getLong(5);
                sight.find(new DeviceId(row.getLong(1)))
                        .ifPresent(gateway -> children.add(new UnknownChild(gateway, name, first, last, elements)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the unknown children could not be read", e);
        }
        return children;
    }

    /** Ends the request with 404 or 403 unless the caller may accept children of this gateway. */
    public void requireAcceptance(DeviceId gateway) {
        sight.require(gateway, Verb.CONFIGURE);
    }
}
