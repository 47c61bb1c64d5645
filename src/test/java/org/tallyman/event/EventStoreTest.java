package org.tallyman.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallyman.event.SampleEvents.NOON;
import static org.tallyman.event.SampleEvents.anEpc;
import static org.tallyman.event.SampleEvents.inTransaction;
import static org.tallyman.event.SampleEvents.seen;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.tallyman.access.SiteScope;
import org.tallyman.epcis.BusinessContext;
import org.tallyman.epcis.ErrorDeclaration;
import org.tallyman.epcis.EventHead;
import org.tallyman.epcis.Json;
import org.tallyman.epcis.ObjectEvent;
import org.tallyman.epcis.TransformationEvent;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventStoreTest {

    private static final Instant LATER = NOON.plusSeconds(60);

    @Inject
    EventStore store;

    @Inject
    EventLog log;

    @Inject
    Trace trace;

    @Inject
    DataSource database;

    @Test
    void keepsAnEventWithItsSource() throws SQLException {
        EventRecord given = seen(anEpc(), NOON);

        record(given);

        EventRecord found = store.find(given.id()).orElseThrow();
        assertThat(found.time()).isEqualTo(NOON);
        assertThat(found).extracting(EventRecord::readPoint, EventRecord::place).containsExactly(7L, 11L);
        assertThat(found)
                .extracting(EventRecord::sourceMessage, EventRecord::sourceElement)
                .containsExactly(5_000_000_123L, 4);
        EventHead head = found.event().head();
        assertThat(head.eventId()).isEqualTo("urn:uuid:" + given.id());
        assertThat(head.recordTime()).isNotNull();
        assertThat(((ObjectEvent) found.event()).epcs()).isEqualTo(((ObjectEvent) given.event()).epcs());
        assertThat(found.event().context()).isEqualTo(given.event().context());
    }

    @Test
    void appliesAnEventOnceHoweverOftenItIsRecorded() throws SQLException {
        EventRecord event = seen(anEpc(), NOON);

        record(event, event);
        record(event);

        assertThat(log.of(event.id())).containsExactly("apply");
        assertThat(count("select count(*) from event_epc where event_id = '" + event.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void namesAnIdentifierOnceWithAllItsRoles() throws SQLException {
        String epc = anEpc();
        EventHead head = EventHead.at(NOON, ZoneOffset.UTC);
        TransformationEvent refilled = new TransformationEvent(
                head,
                null,
                List.of(epc, epc),
                List.of(),
                List.of(epc),
                List.of(),
                BusinessContext.NONE,
                List.of(),
                Json.Members.NONE,
                Json.Members.NONE);

        record(new EventRecord(EventIds.of(NOON, epc), refilled, 0, 0, 0, 0));

        assertThat(trace.of(epc, new SiteScope.All(), EventCursor.START, 10))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.roles()).containsExactly(EpcRole.INPUT, EpcRole.OUTPUT);
                    assertThat(line.what()).isEqualTo("Transformed");
                });
    }

    @Test
    void retractsToADeclaredErrorThatNamesTheCorrection() throws SQLException {
        EventRecord wrong = seen(anEpc(), NOON);
        UUID corrective = EventIds.of(LATER, "right");
        record(wrong);

        retract(new Retraction(wrong.id(), "incorrect_data", List.of(corrective), LATER));

        ErrorDeclaration declaration = declarationOf(wrong.id());
        assertThat(declaration.declarationTime().instant()).isEqualTo(LATER);
        assertThat(declaration.reason()).isEqualTo("incorrect_data");
        assertThat(declaration.correctiveEventIds()).containsExactly("urn:uuid:" + corrective);
        assertThat(log.of(wrong.id())).containsExactly("apply", "retract");
    }

    @Test
    void retractsOnceButTakesTheLatestDeclaration() throws SQLException {
        EventRecord wrong = seen(anEpc(), NOON);
        record(wrong);

        retract(new Retraction(wrong.id(), "incorrect_data", List.of(wrong.id()), LATER));
        retract(new Retraction(wrong.id(), "did_not_occur", List.of(), LATER));

        assertThat(declarationOf(wrong.id()).reason()).isEqualTo("did_not_occur");
        assertThat(declarationOf(wrong.id()).correctiveEventIds()).isEmpty();
        assertThat(log.of(wrong.id())).containsExactly("apply", "retract");
    }

    @Test
    void holdsAgainWhenARetractedEventIsRecordedAgain() throws SQLException {
        EventRecord event = seen(anEpc(), NOON);
        record(event);
        retract(new Retraction(event.id(), "incorrect_data", List.of(), LATER));

        record(event);

        assertThat(store.find(event.id()).orElseThrow().event().head().errorDeclaration())
                .isNull();
        assertThat(log.of(event.id())).containsExactly("apply", "retract", "apply");
    }

    @Test
    void refusesToRetractWhatWasNeverRecorded() {
        UUID unknown = EventIds.of(NOON, anEpc());

        assertThatThrownBy(() -> retract(new Retraction(unknown, "did_not_occur", List.of(), LATER)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(unknown.toString());
    }

    @Test
    void forgetsWhatItsCallerRollsBack() throws SQLException {
        EventRecord event = seen(anEpc(), NOON);

        inTransaction(database, connection -> {
            store.record(List.of(event), connection);
            connection.rollback();
        });

        assertThat(store.find(event.id())).isEmpty();
    }

    @Test
    void keepsTimesFarFromNow() throws SQLException {
        EventRecord early = seen(anEpc(), Instant.parse("0000-01-01T00:00:00Z"));
        EventRecord late = seen(anEpc(), Instant.parse("9999-12-31T23:59:59.999999999Z"));

        record(early, late);

        assertThat(store.find(early.id())).isPresent();
        assertThat(store.find(late.id())).isPresent();
    }

    private ErrorDeclaration declarationOf(UUID id) {
        return Objects.requireNonNull(
                store.find(id).orElseThrow().event().head().errorDeclaration());
    }

    private void record(EventRecord... events) throws SQLException {
        inTransaction(database, connection -> store.record(List.of(events), connection));
    }

    private void retract(Retraction retraction) throws SQLException {
        inTransaction(database, connection -> store.retract(List.of(retraction), connection));
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
