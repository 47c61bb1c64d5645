package org.tallyman.platform.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConditionalRequestsTest {

    private String token = "";

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    @Test
    void sparesSendingAPlaceThatTheCallerHas() {
        assertSpared("/api/v1/places/" + Warehouse.build().storage().value());
    }

    @Test
    void keepsTwoPeopleFromOverwritingEachOthersPlace() {
        Warehouse centre = Warehouse.build();
        assertGuarded("/api/v1/places/" + centre.storage().value(), name -> Map.of("code", "STORAGE", "name", name));
    }

    @Test
    void knowsAPlaceThatMovedWithWhatItStandsInAsAnother() {
        Warehouse centre = Warehouse.build();
        int aisle = made("/api/v1/places", place("AISLE", centre.storage().value(), "A1"));
        int bin = made("/api/v1/places", place("BIN", aisle, "A1-01"));
        String before = tag("/api/v1/places/" + bin);

        caller().body(Map.of("parentId", centre.shipping().value()))
                .post("/api/v1/places/" + aisle + "/move")
                .then()
                .statusCode(200);

        assertThat(tag("/api/v1/places/" + bin)).isNotEqualTo(before);
    }

    @Test
    void keepsTwoPeopleFromOverwritingEachOthersReadPoint() {
        Warehouse centre = Warehouse.build();
        String point = "/api/v1/read-points/" + centre.storagePoint().value();
        String code = caller().get(point).path("code");
        assertSpared(point);
        assertGuarded(
                point,
                name -> Map.of(
                        "code", code, "name", name, "placeId", centre.storage().value()));
    }

    @Test
    void keepsTwoPeopleFromOverwritingEachOthersDevice() {
        String device = "/api/v1/devices/" + Warehouse.build().reader().value();
        assertSpared(device);
        assertGuarded(device, name -> Map.of("name", name, "kind", "READER", "dialect", "tallyman"));
    }

    @Test
    void keepsTwoPeopleFromOverwritingEachOthersProduct() {
        caller().body(Map.of("gtin", "09506000777108", "name", "Of two people")).post("/api/v1/products");
        assertSpared("/api/v1/products/09506000777108");
        assertGuarded("/api/v1/products/09506000777108", name -> Map.of("name", name));
        caller().get("/api/v1/products/09506000777108").then().body(not(containsString("version")));
    }

    @Test
    void takesAStepWithAShipmentOnlyAsItWasSeen() {
        Warehouse centre = Warehouse.build();
        String shipment = "/api/v1/shipments/TAG-" + centre.code();
        String seen = caller().body(Map.of(
                        "reference",
                        "TAG-" + centre.code(),
                        "direction",
                        "OUTBOUND",
                        "door",
                        String.valueOf(centre.door1().place().value())))
                .post("/api/v1/shipments")
                .then()
                .statusCode(201)
                .header("ETag", startsWith("\""))
                .extract()
                .header("ETag");
        assertThat(tag(shipment)).isEqualTo(seen);
        assertSpared(shipment);
        caller().header("If-Match", seen).post(shipment + "/open").then().statusCode(200);

        for (String step : List.of("close", "arrive", "cancel")) {
            caller().header("If-Match", seen).post(shipment + "/" + step).then().statusCode(412);
        }
        caller().header("If-Match", seen)
                .body(Map.of("asset", ""))
                .post(shipment + "/assign")
                .then()
                .statusCode(412);
        caller().get(shipment).then().body("closedAt", equalTo(null), "cancelledAt", equalTo(null));
        caller().header("If-Match", tag(shipment))
                .post(shipment + "/close")
                .then()
                .statusCode(200);
    }

    @Test
    void letsOneOfManyThatSawTheSameThrough() throws Exception {
        String device = "/api/v1/devices/" + Warehouse.build().reader().value();
        String seen = tag(device);

        List<Integer> statuses = atOnce(number -> caller().header("If-Match", seen)
                .body(Map.of("name", "Writer " + number, "kind", "READER", "dialect", "tallyman"))
                .put(device)
                .statusCode());

        assertThat(statuses).isSubsetOf(200, 409, 412).containsOnlyOnce(200);
    }

    @Test
    void answersThoseWhoChangeTheSameAtOnceThatItChanged() throws Exception {
        String place = "/api/v1/places/" + Warehouse.build().storage().value();

        List<Integer> statuses = atOnce(number -> caller().body(Map.of("code", "STORAGE", "name", "Writer " + number))
                .put(place)
                .statusCode());

        assertThat(statuses).contains(200).doesNotContain(500);
    }

    @Test
    void answersThoseWhoMakeTheSameAtOnceThatItIsTaken() throws Exception {
        Warehouse centre = Warehouse.build();

        List<Integer> places =
                atOnce(number -> caller().body(place("ZONE", centre.building().value(), "TWIN"))
                        .post("/api/v1/places")
                        .statusCode());
        List<Integer> devices = atOnce(number -> caller().body(Map.of(
                        "code", "twin-" + centre.readerCode(), "name", "Twin", "kind", "READER", "dialect", "tallyman"))
                .post("/api/v1/devices")
                .statusCode());
        List<Integer> products = atOnce(number -> caller().body(Map.of("gtin", "09506000777207", "name", "Twin"))
                .post("/api/v1/products")
                .statusCode());

        assertThat(List.of(places, devices, products))
                .allSatisfy(
                        statuses -> assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201));
    }

    @Test
    void readsListsAndStarsAndWeakTags() {
        String device = "/api/v1/devices/" + Warehouse.build().reader().value();
        String tag = tag(device);

        for (String header : List.of("*", tag, "\"other\", " + tag, "W/" + tag)) {
            caller().header("If-None-Match", header).get(device).then().statusCode(304);
        }
        caller().header("If-None-Match", "\"other\"").get(device).then().statusCode(200);
    }

    private void assertSpared(String address) {
        String tag = tag(address);
        caller().header("If-None-Match", tag)
                .get(address)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .body(emptyString());
    }

    private void assertGuarded(String address, java.util.function.Function<String, Map<String, Object>> body) {
        String seen = tag(address);
        String mine = caller().header("If-Match", seen)
                .body(body.apply("Mine " + UUID.randomUUID()))
                .put(address)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        assertThat(mine).isNotEqualTo(seen).isEqualTo(tag(address));
        caller().header("If-Match", seen)
                .body(body.apply("Theirs"))
                .put(address)
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/changed"));
        assertThat(tag(address)).isEqualTo(mine);
        caller().header("If-Match", "*")
                .body(body.apply("Whatever"))
                .put(address)
                .then()
                .statusCode(200);
    }

    private String tag(String address) {
        return caller().get(address)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-cache")
                .extract()
                .header("ETag");
    }

    private int made(String address, Map<String, Object> body) {
        return caller().body(body)
                .post(address)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> place(String kind, long parent, String code) {
        return Map.of("kind", kind, "parentId", parent, "code", code, "name", code);
    }

    private interface Request {
        int status(int number);
    }

    private static List<Integer> atOnce(Request request) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> requests = IntStream.range(0, 16)
                    .<Callable<Integer>>mapToObj(number -> () -> request.status(number))
                    .toList();
            for (Future<Integer> answer : callers.invokeAll(requests)) {
                statuses.add(answer.get());
            }
        }
        return statuses;
    }

    private RequestSpecification caller() {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
