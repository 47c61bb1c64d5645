package org.tallyman.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.sql.Sql;

/** A position (WGS 84, degrees) at a time. */
public record Position(
        Instant at,
        double latitude,
        double longitude,

        @Schema(description = "km/h; null when not reported") @Nullable
        Double speedKmh,

        @Schema(description = "radius in metres; null when not reported") @Nullable
        Double accuracyM) {

    static Position of(ResultSet row) throws SQLException {
        return new Position(
                Instant.ofEpochMilli(row.getLong("observed_ms")),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                Sql.doubleOrNull(row, "speed_kmh"),
                Sql.doubleOrNull(row, "accuracy_m"));
    }
}
