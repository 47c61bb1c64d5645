package org.tallyman.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.tallyman.platform.sql.Sql;

/**
 * One item as stored; texts are empty and numbers 0 where nothing is known.
 *
 * @param since time of the event that says where it is
 */
record Item(
        String item,
        ItemKind kind,
        String gtin,
        String serial,
        String sscc,
        String lot,
        Optional<LocalDate> expiry,
        long place,
        long readPoint,
        String disposition,
        String bizStep,
        Optional<Instant> since,
        Optional<UUID> event) {

    static final String COLUMNS = """
            i.item, i.kind, i.gtin, i.serial, i.sscc, i.lot, i.expires_on, i.place_id, i.read_point_id,
            coalesce(i.disposition, '') as disposition, coalesce(i.biz_step, '') as biz_step, i.since, i.event_id""";

    static Item read(ResultSet row) throws SQLException {
        return new Item(
                row.getString("item"),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("gtin"),
                row.getString("serial"),
                row.getString("sscc"),
                row.getString("lot"),
                Optional.ofNullable(row.getObject("expires_on", LocalDate.class)),
                row.getLong("place_id"),
                row.getLong("read_point_id"),
                row.getString("disposition"),
                row.getString("biz_step"),
                Optional.ofNullable(Sql.instantOrNull(row, "since")),
                Optional.ofNullable(row.getObject("event_id", UUID.class)));
    }
}
