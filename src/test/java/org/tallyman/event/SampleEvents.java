package org.tallyman.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.tallyman.epcis.BusinessContext;
import org.tallyman.epcis.EventHead;
import org.tallyman.epcis.ObjectEvent;

/** Events as sensing makes them, and the transaction that records them. */
final class SampleEvents {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private SampleEvents() {}

    /** An identifier that no other test uses. */
    static String anEpc() {
        return "https://id.gs1.org/01/09506000134352/21/"
                + UUID.randomUUID().toString().substring(0, 13);
    }

    static EventRecord seen(String epc, Instant time) {
        return seen(epc, time, 7, 11);
    }

    static EventRecord seen(String epc, Instant time, long readPoint, long place) {
        BusinessContext context = BusinessContext.NONE
                .withWhy("storing", "in_progress")
                .withWhere("https://example.org/read-point/" + readPoint, "https://example.org/place/" + place);
        ObjectEvent event = ObjectEvent.observe(EventHead.at(time, ZoneOffset.ofHours(1)), List.of(epc), context);
        UUID id = EventIds.of(time, epc, Long.toString(readPoint));
        return new EventRecord(id, event, readPoint, place, 5_000_000_123L, 4);
    }

    static void inTransaction(DataSource database, Work work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.run(connection);
                connection.commit();
            } finally {
                connection.rollback();
            }
        }
    }

    interface Work {
        void run(Connection connection) throws SQLException;
    }
}
