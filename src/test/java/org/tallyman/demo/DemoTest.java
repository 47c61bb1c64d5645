package org.tallyman.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tallyman.intake.TestDevices;
import org.tallyman.intake.line.LineGateway;
import org.tallyman.intake.mqtt.MqttGateway;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** Tells ten minutes of the example as fast as it goes, over real sockets, and looks at what a person would look at. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DemoTest {

    private static final Duration TOLD = Duration.ofMinutes(10);

    private final List<String> complaints = new ArrayList<>();
    private final MqttGateway mqtt;
    private final LineGateway lines;
    private final TestDevices devices;

    DemoTest(MqttGateway mqtt, LineGateway lines, TestDevices devices) {
        this.mqtt = mqtt;
        this.lines = lines;
        this.devices = devices;
    }

    @Test
    void everyPageComesAliveAndASecondRunGoesOn() {
        Instant now = Instant.now();
        try (DistributionCentre centre = open(now)) {
            assertThat(centre.isNew()).isTrue();
            centre.tellUntil(now);
            assertThat(complaints).isEmpty();
            Api api = Api.signIn(HttpClient.newHttpClient(), url(), "admin", Credentials.ADMIN_PASSWORD)
                    .api();
            stockIsWhereItBelongs(api);
            shipmentsAreAtEveryStage(api);
            trailersTellWhereTheyAre(api);
            trucksCallOnLinesOfTheirOwn(api);
            troubleShows(api);
        }
        aSecondRunGoesOn(now.plusSeconds(30));
    }

    private static void stockIsWhereItBelongs(Api api) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Map<String, Long> places = quantities(api, "/stock?by=place&place=LIN", "/place/code");
            assertThat(places).containsKeys("A01", "A02", "FROST", "RET", "YARD");
            assertThat(places.keySet()).anyMatch(place -> place.startsWith("P01-"));
            Map<String, Long> products = quantities(api, "/stock?by=product&place=LIN", "/gtin");
            assertThat(products)
                    .containsKeys(Product.all().stream().map(Product::gtin).toArray(String[]::new));
            assertThat(sum(products)).isEqualTo(sum(places)).isBetween(150L, 450L);
        });
    }

    private static void shipmentsAreAtEveryStage(Api api) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            List<JsonNode> shipments = api.all("/shipments").stream()
                    .filter(shipment -> shipment.get("reference").asText().matches("(IN|OUT)-.*"))
                    .toList();
            assertThat(shipments)
                    .extracting(shipment -> shipment.get("state").asText())
                    .contains("RECEIVED", "ARRIVED", "IN_TRANSIT");
            assertThat(shipments).anyMatch(in("RECEIVED", 0, 0)).anyMatch(in("ARRIVED", 0, 0));
            assertThat(shipments).anyMatch(in("RECEIVED", 1, 0)).anyMatch(in("RECEIVED", 0, 1));
            assertThat(shipments).anyMatch(in("ARRIVED", 1, 0)).anyMatch(in("ARRIVED", 0, 1));
        });
        String arrived = api.all("/shipments?direction=OUTBOUND").stream()
                .filter(in("ARRIVED", 0, 0))
                .findFirst()
                .orElseThrow()
                .get("reference")
                .asText();
        assertThat(api.get("/shipments/" + arrived).get("milestones"))
                .extracting(milestone -> milestone.get("name").asText() + " "
                        + milestone.get("classifier").asText())
                .contains("DEPARTED PLN", "DEPARTED ACT", "ARRIVED PLN", "ARRIVED ACT");
    }

    private static Predicate<JsonNode> in(String state, int missing, int unexpected) {
        return shipment -> shipment.get("state").asText().equals(state)
                && shipment.at("/progress/missing").asInt() == missing
                && shipment.at("/progress/unexpected").asInt() == unexpected;
    }

    private static void trailersTellWhereTheyAre(Api api) {
        JsonNode trailer = api.get("/assets/TR-101");
        assertThat(trailer.at("/position/latitude").asDouble()).isBetween(55.6, 55.8);
        assertThat(trailer.get("values"))
                .anyMatch(value -> value.get("quantity").asText().equals("temperature"));
        assertThat(api.get("/assets/FREEZER").get("values"))
                .anyMatch(value -> value.get("quantity").asText().equals("temperature")
                        && value.get("value").asDouble() < -10);
    }

    private static void trucksCallOnLinesOfTheirOwn(Api api) {
        JsonNode cooled = api.get("/assets/TRUCK-201");
        assertThat(cooled.at("/position/latitude").asDouble()).isBetween(55.6, 55.8);
        assertThat(cooled.get("values"))
                .anyMatch(value -> value.get("quantity").asText().equals("temperature")
                        && value.get("value").asDouble() < 5);
        assertThat(api.get("/assets/SWAP-203").at("/position/longitude").asDouble())
                .isBetween(13.0, 13.2);
        assertThat(api.get("/assets/CHEST").get("values"))
                .anyMatch(value -> value.get("quantity").asText().equals("temperature")
                        && value.get("value").asDouble() < -10);
        Awaitility.await()
                .untilAsserted(() -> assertThat(page("/links?q=swap-203")).contains("sleeping"));
        assertThat(page("/links?q=truck-201")).contains(">up");
    }

    private static void troubleShows(Api api) {
        assertThat(api.all("/items?kind=unknown&place=LIN")).isNotEmpty();
        assertThat(api.get("/quarantine").get("items"))
                .anyMatch(part -> part.get("deviceCode").asText().equals("packing"));
        assertThat(page("/unknown")).contains("frost-3");
        assertThat(page("/links")).contains("clock is wrong");
        assertThat(page("/overview")).contains("registered");
    }

    private static String page(String path) {
        String session = RestAssured.given()
                .redirects()
                .follow(false)
                .formParam("name", "admin")
                .formParam("password", Credentials.ADMIN_PASSWORD)
                .post("/sign-in")
                .then()
                .extract()
                .cookie("tallyman-session");
        return RestAssured.given()
                .cookie("tallyman-session", session)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private void aSecondRunGoesOn(Instant now) {
        Api api = Api.signIn(HttpClient.newHttpClient(), url(), "admin", Credentials.ADMIN_PASSWORD)
                .api();
        List<String> running = references(api, "/shipments?running=true");
        assertThat(running).isNotEmpty();
        int places = api.all("/places").size();
        int devices = api.all("/devices").size();
        int readPoints = api.all("/read-points").size();
        try (DistributionCentre centre = open(now)) {
            assertThat(centre.isNew()).isFalse();
            centre.tellUntil(now.plusSeconds(20));
        }
        assertThat(complaints).isEmpty();
        assertThat(api.all("/places")).hasSize(places);
        assertThat(api.all("/devices")).hasSize(devices);
        assertThat(api.all("/read-points")).hasSize(readPoints);
        assertThat(references(api, "/shipments?running=true")).isNotEmpty().doesNotContainAnyElementsOf(running);
    }

    private static List<String> references(Api api, String path) {
        return api.all(path).stream()
                .map(shipment -> shipment.get("reference").asText())
                .filter(reference -> reference.matches("(IN|OUT)-.*"))
                .toList();
    }

    private DistributionCentre open(Instant now) {
        Options options = new Options(
                url(),
                InetSocketAddress.createUnresolved("localhost", mqtt.port()),
                InetSocketAddress.createUnresolved("localhost", trackers()),
                "admin",
                Credentials.ADMIN_PASSWORD,
                1,
                TOLD,
                Optional.empty());
        return new DistributionCentre(options, HttpClient.newHttpClient(), now, complaints::add);
    }

    /** Any free port, which opens with the first tracker. */
    private int trackers() {
        if (lines.port("teltonika").isEmpty()) {
            devices.register("teltonika", "IMEI" + System.nanoTime());
        }
        Awaitility.await().until(() -> lines.port("teltonika").isPresent());
        return lines.port("teltonika").orElseThrow();
    }

    private static URI url() {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    private static Map<String, Long> quantities(Api api, String path, String name) {
        return api.all(path).stream()
                .collect(Collectors.toMap(
                        line -> line.at(name).asText(),
                        line -> line.get("quantity").asLong()
                                + line.get("inTransit").asLong()));
    }

    private static long sum(Map<String, Long> quantities) {
        return quantities.values().stream().mapToLong(Long::longValue).sum();
    }
}
