package org.tallyman.sense;

import io.restassured.RestAssured;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** Posts what a reader sees, and reads what sensing made of it. */
@ApplicationScoped
class Seen {

    /** When the scenes of these tests begin: as long ago as a device with a full buffer may speak of. */
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static final AtomicLong SERIAL = new AtomicLong(System.nanoTime() & 0xFFFFFFFL);

    private final DataSource dataSource;

    Seen(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A tag that no other test uses. */
    static String newTag() {
        return "3034257BF7194E40" + String.format("%08X", SERIAL.incrementAndGet());
    }

    static String read(String epc, int antenna, long ms, double rssi) {
        return "{\"epc\":\"" + epc + "\",\"antenna\":" + antenna + ",\"rssi\":" + rssi + ",\"time\":\""
                + NOON.plusMillis(ms) + "\"}";
    }

    static String beam(String name, boolean on, long ms) {
        return "{\"signal\":\"light-beam\",\"name\":\"" + name + "\",\"on\":" + on + ",\"time\":\""
                + NOON.plusMillis(ms) + "\"}";
    }

    static void post(String token, List<String> observations) {
        RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .body("[" + String.join(",", observations) + "]")
                .post("/ingest/tallyman")
                .then()
                .statusCode(200);
    }

    /** The visits of a tag in the order of time, as text: second after noon, kind, and code of the read point after its first dash. */
    List<String> visits(String epc) {
        return rows("""
                select round((v.at_ms - ?) / 1000.0, 1) || ' ' || v.kind || ' ' || substr(p.code, strpos(p.code, '-') + 1)
                from visit v join tag t on t.id = v.tag_id join read_point p on p.id = v.read_point_id
                where t.epc_hex = ? order by v.at_ms""", NOON.toEpochMilli(), epc);
    }

    /** The cells of a tag as text. */
    List<String> cells(String epc) {
        return rows("""
                select (c.start_ms - ?) || ' ' || substr(p.code, strpos(p.code, '-') + 1) || ' ' || c.reads || ' '
                    || c.rssi_sum || ' ' || c.rssi_best || ' ' || (c.first_ms - c.start_ms)
                from cell c join tag t on t.id = c.tag_id join read_point p on p.id = c.read_point_id
                where t.epc_hex = ? order by c.start_ms, p.code""", NOON.toEpochMilli(), epc);
    }

    /** The events of a tag that are not declared wrong. */
    List<String> eventsThatHold(String epc) {
        return rows("""
                select e.id::text from event e join event_epc x on x.event_id = e.id join tag t on t.item = x.epc
                where t.epc_hex = ? and e.error_declared_at is null and e.biz_step is not null
                    and e.disposition is not null and e.action = 'OBSERVE' order by 1""", epc);
    }

    List<String> eventsOfVisits(String epc) {
        return rows(
                "select v.event_id::text from visit v join tag t on t.id = v.tag_id where t.epc_hex = ? order by 1",
                epc);
    }

    /** Until everything that was posted is folded and every change is taken in. */
    void settle() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> rows("select 1 from sense_due").isEmpty()
                        && rows("select 1 from fold_position where message_id >= ("
                                                + "select coalesce(max(id), 0) << 13 from message_block)")
                                        .size()
                                == 1);
    }

    List<String> rows(String sql, Object... parameters) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return rows;
    }
}
