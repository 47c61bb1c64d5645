package org.tallyman.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.intake.DeviceHealthReader;
import org.tallyman.intake.DeviceHealthView;

/** Gathers what the overview shows. */
@ApplicationScoped
class OverviewNumbers {

    private final DataSource dataSource;
    private final Devices devices;
    private final DeviceHealthReader health;
    private final Clock clock;

    OverviewNumbers(DataSource dataSource, Devices devices, DeviceHealthReader health, Clock clock) {
        this.dataSource = dataSource;
        this.devices = devices;
        this.health = health;
        this.clock = clock;
    }

    Overview read() {
        Map<Long, DeviceHealthView> lines = health.all();
        Instant now = clock.instant();
        double rate = lines.values().stream()
                .mapToDouble(line -> line.ratePerMinute(now))
                .sum();
        Instant heard = lines.values().stream()
                .map(DeviceHealthView::lastSeen)
                .max(Instant::compareTo)
                .orElse(null);
        long known =
                devices.snapshot().devices().stream().filter(DeviceView::active).count();
        long silent = devices.snapshot().devices().stream()
                .filter(device -> isSilent(device, lines.get(device.id().value()), now))
                .count();
        return new Overview(
                String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%.0f", rate),
                heard,
                known,
                silent,
                number("select count(*) from quarantine where state = 'OPEN'"),
                number("select count(*) from unknown_child"),
                number("select count(*) from unbound_antenna"),
                number("select count(*) from tag"));
    }

    private static boolean isSilent(DeviceView device, @Nullable DeviceHealthView line, Instant now) {
        return line != null && line.silent(device, now);
    }

    private long number(String sql) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the overview could not be read", e);
        }
    }
}
