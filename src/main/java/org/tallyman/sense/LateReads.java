package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.tallyman.device.DevicePanel;
import org.tallyman.device.DeviceView;
import org.tallyman.platform.panel.Panel;
import org.tallyman.platform.sql.Sql;

/** Says on the page of a device that some of its reads came too late to be placed. */
@ApplicationScoped
class LateReads implements DevicePanel {

    private final Sql sql;

    LateReads(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Panel> panel(DeviceView device) {
        return sql.one(
                        "select reads, oldest_ms, newest_ms from late_read where device_id = ?",
                        row -> new LateReadsPanel(
                                row.getLong(1),
                                Instant.ofEpochMilli(row.getLong(2)),
                                Instant.ofEpochMilli(row.getLong(3))),
                        device.id().value())
                .map(panel -> new Panel("Came too late", 15, panel));
    }
}
