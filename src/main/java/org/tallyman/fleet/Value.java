package org.tallyman.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A measured value. */
public record Value(
        Instant at,
        String quantity,

        @Schema(description = "which of the device's sensors; empty when it has but one of this kind")
        String sensor,

        double value,
        @Schema(description = "UCUM code") String unit) {

    /** A row that has all of it. */
    static Value of(ResultSet row) throws SQLException {
        return new Value(
                Instant.ofEpochMilli(row.getLong("observed_ms")),
                row.getString("quantity"),
                row.getString("sensor"),
                row.getDouble("value"),
                row.getString("unit"));
    }

    /** Without what it is of, such as "−18.5 °C". */
    public String words() {
        return Quantities.words(value, unit);
    }
}
