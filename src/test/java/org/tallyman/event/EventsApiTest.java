package org.tallyman.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.tallyman.event.SampleEvents.NOON;
import static org.tallyman.event.SampleEvents.anEpc;
import static org.tallyman.event.SampleEvents.inTransaction;
import static org.tallyman.event.SampleEvents.seen;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** Events over HTTP: JSON and pages. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventsApiTest {

    private static final String EVENTS = "/api/v1/events";

    @Inject
    EventStore store;

    @Inject
    DataSource database;

    @Test
    void answersAnEventThatCanStandAloneWithItsSource() throws SQLException {
        EventRecord event = recorded(anEpc());

        admin().get(EVENTS + "/" + event.id())
                .then()
                .statusCode(200)
                .body("id", equalTo(event.id().toString()))
                .body("event.type", equalTo("ObjectEvent"))
                .body("event.'@context'", hasSize(1))
                .body("event.eventID", equalTo("urn:uuid:" + event.id()))
                .body("event.eventTime", startsWith("2026-03-01T12:00:00.123456"))
                .body("event.recordTime", notNullValue())
                .body("readPoint", equalTo(7))
                .body("place", equalTo(11))
                .body("source.message", equalTo("5000000123"))
                .body("source.element", equalTo(4));
    }

    @Test
    void pagesByCursor() throws SQLException {
        String epc = anEpc();
        inTransaction(
                database,
                connection -> store.record(List.of(seen(epc, NOON), seen(epc, NOON.plusSeconds(1))), connection));

        String next = admin().queryParam("epc", epc)
                .queryParam("limit", 1)
                .get(EVENTS)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("next");

        admin().queryParam("epc", epc)
                .queryParam("after", next)
                .get(EVENTS)
                .then()
                .statusCode(200)
                .body("items.event.eventTime", contains(startsWith("2026-03-01T12:00:00")))
                .body("next", nullValue());
    }

    @Test
    void filtersByEveryParameterTogether() throws SQLException {
        String epc = anEpc();
        recorded(epc);
        RequestSpecification all = admin().queryParam("epc", epc)
                .queryParam("type", "ObjectEvent")
                .queryParam("bizStep", "urn:epcglobal:cbv:bizstep:storing")
                .queryParam("disposition", "in_progress")
                .queryParam("readPoint", 7)
                .queryParam("place", 11)
                .queryParam("from", "2026-03-01T13:00:00+01:00")
                .queryParam("to", "2026-03-01T12:00:01Z");

        all.get(EVENTS).then().statusCode(200).body("items", hasSize(1));
        all.queryParam("includeRetracted", true).get(EVENTS).then().body("items", hasSize(1));
        admin().queryParam("epc", epc)
                .queryParam("bizStep", "shipping")
                .get(EVENTS)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void namesEachParameterThatBreaksARule() {
        admin().queryParam("type", "QuantityEvent")
                .queryParam("place", -1)
                .queryParam("from", "yesterday")
                .queryParam("after", "abc")
                .queryParam("limit", 201)
                .get(EVENTS)
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("type", "place", "from", "after", "limit"));
    }

    @Test
    void saysThatAnEventIsNotThere() {
        admin().get(EVENTS + "/" + new UUID(7, 7)).then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    @Test
    void letsNoStrangerIn() {
        given().get(EVENTS).then().statusCode(401);
    }

    @Test
    void showsAnEventWithItsCorrectionAndItsMessage() throws SQLException {
        EventRecord wrong = recorded(anEpc());
        EventRecord right = recorded(anEpc());
        inTransaction(
                database,
                connection -> store.retract(
                        List.of(new Retraction(wrong.id(), "incorrect_data", List.of(right.id()), NOON)), connection));

        Document page = page(wrong.id());
        assertThat(page.select("h1").text()).isEqualTo("Storing");
        assertThat(page.select(".note").text()).contains("Does not hold", "incorrect data");
        assertThat(page.select("a[href='/events/" + right.id() + "']")).hasSize(1);
        assertThat(page.select("a[href='/messages/5000000123']")).hasSize(1);
        assertThat(page.select("pre").text()).contains("\"errorDeclaration\"");
        assertThat(page(right.id()).select("a[href='/events/" + wrong.id() + "']"))
                .hasSize(1);
    }

    private EventRecord recorded(String epc) throws SQLException {
        EventRecord event = seen(epc, NOON);
        inTransaction(database, connection -> store.record(List.of(event), connection));
        return event;
    }

    private static Document page(UUID event) {
        return Jsoup.parse(admin().accept("text/html")
                .get("/events/" + event)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(Credentials.newAdminToken());
    }
}
