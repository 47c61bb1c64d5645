package org.tallyman.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.platform.sql.Sql;

/** Reads by antennas that nobody has bound, which sensing sets aside. */
@ApplicationScoped
class UnboundAntennas {

    private static final int LIMIT = 500;

    private final Sql sql;
    private final Devices devices;
    private final DeviceAccess access;

    UnboundAntennas(Sql sql, Devices devices, DeviceAccess access) {
        this.sql = sql;
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
        return sql
                .list(
                        "select device_id, antenna, reads, last_ms from unbound_antenna where device_id = any (?)"
                                + " order by device_id, antenna limit " + LIMIT,
                        row -> new UnboundAntenna(
                                Objects.requireNonNull(byId.get(row.getLong("device_id"))),
                                row.getInt("antenna"),
                                row.getLong("reads"),
                                Instant.ofEpochMilli(row.getLong("last_ms"))),
                        (Object) byId.keySet().toArray(Long[]::new))
                .stream()
                .filter(each ->
                        devices.snapshot().readPointAt(each.device().id().value(), each.antenna(), now) == 0)
                .toList();
    }
}
