package org.tallyman.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.epcis.BusinessContext;
import org.tallyman.epcis.Cbv;
import org.tallyman.epcis.EventHead;
import org.tallyman.epcis.ObjectEvent;
import org.tallyman.event.EventIds;
import org.tallyman.event.EventRecord;
import org.tallyman.event.EventStore;
import org.tallyman.event.Retraction;
import org.tallyman.testsupport.TestDatabase;

/** Stock is a function of the facts: neither the order nor the batches in which they come can matter. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class StockInAnyOrderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> GTINS = List.of("09506000134352", "09506000134369", "09506000134376");
    private static final List<String> DISPOSITIONS = List.of("in_progress", "in_progress", "in_transit", Cbv.DELIVERED);
    private static final int SHUFFLES = 3;

    @Inject
    EventStore store;

    @Inject
    DataSource database;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5})
    void everyOrderGivesTheStateOfTheNewestFacts(long seed) throws SQLException {
        Story story = Story.of(new Random(seed));
        Map<String, String> expected = story.told();
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            Random random = new Random(seed * 100 + shuffle);
            State state = play(story.ordered(random), random);
            assertThat(state.items()).as("seed %d, shuffle %d", seed, shuffle).isEqualTo(expected);
            assertThat(state.counts()).as("seed %d, shuffle %d", seed, shuffle).isEqualTo(state.recounted());
        }
    }

    private record State(Map<String, String> items, Map<String, Long> counts, Map<String, Long> recounted) {}

    /** Plays all steps in one transaction, looks, and takes it back. */
    private State play(List<Step> steps, Random random) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (int from = 0; from < steps.size(); ) {
                    int to = Math.min(steps.size(), from + 1 + random.nextInt(12));
                    run(steps.subList(from, to), connection);
                    from = to;
                }
                return new State(items(connection), counts(connection), recounted(connection));
            } finally {
                connection.rollback();
            }
        }
    }

    /** Runs of one kind of step go as one batch. */
    private void run(List<Step> steps, Connection connection) throws SQLException {
        List<Step> batch = new ArrayList<>();
        for (Step step : steps) {
            if (!batch.isEmpty() && !batch.getFirst().getClass().equals(step.getClass())) {
                flush(batch, connection);
                batch.clear();
            }
            batch.add(step);
        }
        flush(batch, connection);
    }

    private void flush(List<Step> batch, Connection connection) throws SQLException {
        List<EventRecord> events = new ArrayList<>();
        List<Retraction> retractions = new ArrayList<>();
        List<Commissioning> commissionings = new ArrayList<>();
        for (Step step : batch) {
            switch (step) {
                case Step.Happens(EventRecord event) -> events.add(event);
                case Step.IsWrong(EventRecord event) ->
                    retractions.add(new Retraction(event.id(), "did_not_occur", List.of(), NOON));
                case Step.IsOn(Commissioning commissioning) -> commissionings.add(commissioning);
            }
        }
        store.record(events, connection);
        store.retract(retractions, connection);
        if (!commissionings.isEmpty()) {
            CommissioningRows.put(commissionings, "a test", connection);
        }
    }

    private static Map<String, String> items(Connection connection) throws SQLException {
        Map<String, String> items = new TreeMap<>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select item, kind, gtin, lot, coalesce(expires_on::text, '-'),"
                        + " coalesce(place_id, 0), coalesce(event_id::text, '-'), coalesce(disposition, '-') from item"
                        + " where item like '%any-order%'")) {
            while (row.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 2; column <= 8; column++) {
                    columns.add(row.getString(column));
                }
                items.put(row.getString(1), String.join("|", columns));
            }
        }
        return items;
    }

    private static Map<String, Long> counts(Connection connection) throws SQLException {
        return sums(
                connection,
                "select kind || gtin || '/' || lot || '/' || place_id || in_transit, quantity"
                        + " from stock_count where quantity <> 0");
    }

    private static Map<String, Long> recounted(Connection connection) throws SQLException {
        return sums(
                connection,
                "select kind || gtin || '/' || lot || '/' || place_id"
                        + " || coalesce(disposition = 'in_transit', false), count(*) from item"
                        + " where place_id is not null and disposition is distinct from 'delivered' group by 1");
    }

    private static Map<String, Long> sums(Connection connection, String sql) throws SQLException {
        Map<String, Long> sums = new TreeMap<>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                sums.put(row.getString(1), row.getLong(2));
            }
        }
        return sums;
    }

    private sealed interface Step {
        record Happens(EventRecord event) implements Step {}

        record IsWrong(EventRecord event) implements Step {}

        record IsOn(Commissioning commissioning) implements Step {}
    }

    /** What is true in the end, whatever came when: events, which of them are wrong, and what people said. */
    private record Story(List<EventRecord> events, Set<EventRecord> wrong, List<Commissioning> said) {

        static Story of(Random random) {
            List<String> items = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String gtin = GTINS.get(random.nextInt(GTINS.size()));
                items.add("https://id.gs1.org/01/" + gtin + "/21/any-order" + i);
                items.add("urn:tag:any-order:" + i);
            }
            List<EventRecord> events = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                events.add(event(items, random));
            }
            Set<EventRecord> wrong = new HashSet<>();
            events.stream().filter(event -> random.nextInt(3) == 0).forEach(wrong::add);
            List<Commissioning> said = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String item = "urn:tag:any-order:" + random.nextInt(12);
                said.add(new Commissioning(
                        item,
                        GTINS.get(random.nextInt(GTINS.size())),
                        random.nextBoolean() ? "" : "L" + random.nextInt(2),
                        random.nextBoolean() ? null : LocalDate.parse("2027-01-31"),
                        NOON.plusSeconds(i)));
            }
            return new Story(events, wrong, said);
        }

        /** Few times, so that ids have to decide too. */
        private static EventRecord event(List<String> items, Random random) {
            Instant at = NOON.plusSeconds(random.nextInt(40));
            List<String> named = List.of(items.get(random.nextInt(items.size())));
            long place = 1_000L + random.nextInt(3);
            String disposition = DISPOSITIONS.get(random.nextInt(DISPOSITIONS.size()));
            BusinessContext context = BusinessContext.NONE
                    .withWhy("storing", disposition)
                    .withWhere("urn:tallyman:read-point:x", "urn:tallyman:place:" + place);
            return new EventRecord(
                    EventIds.of(at, named.getFirst(), Long.toString(random.nextLong())),
                    ObjectEvent.observe(EventHead.at(at, ZoneOffset.UTC), named, context),
                    place,
                    place,
                    7,
                    0);
        }

        /** All of it, shuffled; a wrong event is retracted after it came, and a right one may be retracted and come again. */
        List<Step> ordered(Random random) {
            Map<EventRecord, List<Step>> lives = new HashMap<>();
            for (EventRecord event : events) {
                List<Step> life = new ArrayList<>(List.of(new Step.Happens(event)));
                if (wrong.contains(event)) {
                    life.add(new Step.IsWrong(event));
                } else if (random.nextInt(5) == 0) {
                    life.addAll(List.of(new Step.IsWrong(event), new Step.Happens(event)));
                }
                lives.put(event, life);
            }
            List<EventRecord> turns = new ArrayList<>();
            lives.forEach((event, life) -> turns.addAll(Collections.nCopies(life.size(), event)));
            turns.sort(Comparator.comparing(EventRecord::id, EventIds.ORDER));
            Collections.shuffle(turns, random);
            List<Step> steps = new ArrayList<>();
            turns.forEach(
                    event -> steps.add(lives.getOrDefault(event, List.of()).removeFirst()));
            said.forEach(each -> steps.add(random.nextInt(steps.size() + 1), new Step.IsOn(each)));
            return steps;
        }

        /** The same by the plainest means. */
        Map<String, String> told() {
            Map<String, String> told = new TreeMap<>();
            Set<String> items = new HashSet<>();
            events.stream().filter(event -> !wrong.contains(event)).forEach(event -> items.add(itemOf(event)));
            said.forEach(each -> items.add(each.item()));
            items.forEach(item -> told.put(item, told(item)));
            return told;
        }

        private String told(String item) {
            Optional<EventRecord> newest = events.stream()
                    .filter(event -> !wrong.contains(event) && itemOf(event).equals(item))
                    .max(EventRecord.IN_TIME);
            @Nullable
            Commissioning holds = said.stream()
                    .filter(each -> each.item().equals(item))
                    .max(Comparator.comparing(Commissioning::effectiveAt))
                    .orElse(null);
            String own = item.startsWith("https") ? item.substring(22, 36) : "";
            String gtin = holds == null ? own : holds.gtin();
            return String.join(
                    "|",
                    gtin.isEmpty() ? "UNKNOWN" : "PRODUCT",
                    gtin,
                    holds == null ? "" : holds.lot(),
                    holds == null || holds.expiry() == null
                            ? "-"
                            : holds.expiry().toString(),
                    newest.map(event -> Long.toString(event.place())).orElse("0"),
                    newest.map(event -> event.id().toString()).orElse("-"),
                    newest.map(event -> event.event().context().disposition())
                            .map(Cbv::bareWord)
                            .orElse("-"));
        }

        private static String itemOf(EventRecord event) {
            return ((ObjectEvent) event.event()).epcs().getFirst();
        }
    }
}
