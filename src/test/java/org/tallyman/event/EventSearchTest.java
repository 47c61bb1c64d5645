package org.tallyman.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.event.SampleEvents.NOON;
import static org.tallyman.event.SampleEvents.anEpc;
import static org.tallyman.event.SampleEvents.inTransaction;
import static org.tallyman.event.SampleEvents.seen;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.tallyman.access.SiteScope;
import org.tallyman.epcis.EventType;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventSearchTest {

    private static final SiteScope ALL = new SiteScope.All();

    private static final String SEED = """
            insert into event (id, event_time, body, read_point_id, place_id, site_id, type, action, biz_step, disposition)
            select gen_random_uuid(), timestamptz '2020-01-01' + n * interval '1 second', '{}', 1 + n % 20, 1 + n % 30, 1 + n % 25,
                   'ObjectEvent', 'OBSERVE', 'step_' || n % 40, 'disposition_' || n % 30
            from generate_series(1, 20000) n;
            insert into event_epc (epc, event_time, event_id, roles)
            select case abs(hashtext(id::text)) % 4 when 0 then 'urn:x:busy' else 'urn:x:' || id end, event_time, id, 'EPC'
            from event;
            analyze event;
            analyze event_epc""";

    @Inject
    Events events;

    @Inject
    Trace trace;

    @Inject
    EventStore store;

    @Inject
    DataSource database;

    @Test
    void pagesThroughAllEventsOfAnItemLatestFirst() throws SQLException {
        String epc = anEpc();
        List<EventRecord> given = new ArrayList<>();
        for (int second = 0; second < 5; second++) {
            given.add(seen(epc, NOON.plusSeconds(second / 2), 7 + second, 11));
        }
        record(given);

        List<UUID> found = new ArrayList<>();
        Optional<EventCursor> after = Optional.of(EventCursor.START);
        while (after.isPresent()) {
            Events.Page page = events.page(of(epc), ALL, after.get(), 2);
            page.events().forEach(event -> found.add(event.id()));
            after = Optional.ofNullable(page.next())
                    .map(next -> EventCursor.parse(next.text()).orElseThrow());
        }

        assertThat(found)
                .containsExactlyElementsOf(given.stream()
                        .sorted(EventRecord.IN_TIME.reversed())
                        .map(EventRecord::id)
                        .toList());
    }

    @Test
    void showsRetractedEventsOnlyWhereTheyAreAskedFor() throws SQLException {
        String epc = anEpc();
        EventRecord wrong = seen(epc, NOON);
        record(List.of(wrong));
        inTransaction(
                database,
                connection -> store.retract(
                        List.of(new Retraction(wrong.id(), "did_not_occur", List.of(), NOON)), connection));

        assertThat(events.page(of(epc), ALL, EventCursor.START, 10).events()).isEmpty();
        assertThat(events.page(
                                new EventFilter(epc, null, null, null, 0, 0, null, null, true),
                                ALL,
                                EventCursor.START,
                                10)
                        .events())
                .hasSize(1);
        assertThat(trace.of(epc, ALL, EventCursor.START, 10)).singleElement().matches(TraceLine::retracted);
    }

    @Test
    void tracesAnItemInWords() throws SQLException {
        String epc = anEpc();
        record(List.of(seen(epc, NOON), seen(epc, NOON.plusSeconds(9))));

        List<TraceLine> lines = trace.of(epc, ALL, EventCursor.START, 1);
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.time()).isEqualTo(NOON.plusSeconds(9));
            assertThat(line.what()).isEqualTo("Storing");
            assertThat(line.state()).isEqualTo("in progress");
            assertThat(line.roles()).containsExactly(EpcRole.EPC);
            assertThat(line.sourceMessage()).isEqualTo(5_000_000_123L);
        });
        assertThat(trace.of(epc, ALL, lines.getFirst().cursor(), 10))
                .extracting(TraceLine::time)
                .containsExactly(NOON);
    }

    @Test
    void readsNoPageByScanningTheTable() throws SQLException {
        EventCursor cursor = new EventCursor(NOON, new UUID(1, 1));
        Map<String, EventFilter> filters = new LinkedHashMap<>();
        filters.put("event_time_id", EventFilter.NONE);
        filters.put("event_epc_pkey", of("urn:x:busy"));
        filters.put(
                "event_rare_type", new EventFilter(null, EventType.AGGREGATION, null, null, 0, 0, null, null, false));
        filters.put("event_biz_step", new EventFilter(null, null, "step_7", null, 0, 0, null, null, false));
        filters.put("event_disposition", new EventFilter(null, null, null, "disposition_7", 0, 0, null, null, false));
        filters.put("event_read_point", new EventFilter(null, null, null, null, 15, 0, null, null, false));
        filters.put("event_place", new EventFilter(null, null, null, null, 0, 25, null, null, false));
        inTransaction(database, connection -> {
            try (Statement seed = connection.createStatement()) {
                seed.execute(SEED);
            }
            for (Map.Entry<String, EventFilter> filter : filters.entrySet()) {
                String plan = explain(connection, new EventSearch(filter.getValue(), ALL, cursor, 50));
                assertThat(plan).contains(filter.getKey()).doesNotContain("Seq Scan", "Sort");
            }
            SiteScope one = new SiteScope.Only(Set.of(3L));
            assertThat(explain(connection, new EventSearch(EventFilter.NONE, one, cursor, 50)))
                    .contains("event_site")
                    .doesNotContain("Seq Scan", "Sort");
            SiteScope some = new SiteScope.Only(Set.of(3L, 4L));
            assertThat(explain(connection, new EventSearch(EventFilter.NONE, some, cursor, 50)))
                    .doesNotContain("Seq Scan");
            connection.rollback();
        });
    }

    private static String explain(Connection connection, EventSearch search) throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement("explain " + search.sql())) {
            search.bind(explain);
            StringBuilder plan = new StringBuilder();
            try (ResultSet row = explain.executeQuery()) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }

    private static EventFilter of(String epc) {
        return new EventFilter(epc, null, null, null, 0, 0, null, null, false);
    }

    private void record(List<EventRecord> given) throws SQLException {
        inTransaction(database, connection -> store.record(given, connection));
    }
}
