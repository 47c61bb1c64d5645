package org.tallyman.intake;

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
import javax.sql.DataSource;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.command.SitePermits.Verb;

/** Devices that known gateways speak for and nobody has registered, as the caller may see them. */
@ApplicationScoped
public class UnknownChildren {

    private static final int LIMIT = 500;

    private final DataSource dataSource;
    private final DeviceAccess access;

    UnknownChildren(DataSource dataSource, DeviceAccess access) {
        this.dataSource = dataSource;
        this.access = access;
    }

    /**
     * One of them.
     *
     * @param elements how many of its observations are held until it is accepted
     */
    public record UnknownChild(DeviceView gateway, String name, Instant firstAt, Instant lastAt, long elements) {}

    /** The latest heard first, at most 500. */
    public List<UnknownChild> list() {
        Map<Long, DeviceView> gateways =
                access.visible().collect(Collectors.toMap(device -> device.id().value(), device -> device));
        String sql =
                "select gateway_id, name, first_at, last_at, elements from unknown_child where gateway_id = any (?)"
                        + " order by last_at desc limit " + LIMIT;
        List<UnknownChild> children = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(
                    1, connection.createArrayOf("bigint", gateways.keySet().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    children.add(new UnknownChild(
                            Objects.requireNonNull(gateways.get(row.getLong(1))),
                            row.getString(2),
                            row.getTimestamp(3).toInstant(),
                            row.getTimestamp(4).toInstant(),
                            row.getLong(5)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the unknown children could not be read", e);
        }
        return children;
    }

    /** Ends the request with 404 or 403 unless the caller may accept children of this gateway. */
    public void requireAcceptance(DeviceId gateway) {
        access.require(gateway, Verb.CONFIGURE);
    }
}
