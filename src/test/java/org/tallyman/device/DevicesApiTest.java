package org.tallyman.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.access.DeviceCredentials;
import org.tallyman.ident.DeviceId;
import org.tallyman.place.ReadPointRole;
import org.tallyman.place.ReadPoints;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class DevicesApiTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    Devices devices;

    @Inject
    ReadPoints readPoints;

    @Inject
    DeviceCredentials credentials;

    private String token = "";

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    private RequestSpecification caller() {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    @Test
    void showsTheTokenOnceBesideCommandsForExactlyThisDevice() {
        String code = "gate-" + NUMBER.incrementAndGet();
        ValidatableResponse made = register(Map.of("code", code, "dialect", "tallyman", "kind", "READER"))
                .statusCode(201)
                .body(
                        "token", startsWith("tmd_"),
                        "device.code", equalTo(code),
                        "connection.url", containsString("/ingest/tallyman"),
                        "connection.mqtt", containsString("-u " + code));
        String shown = made.extract().path("token");
        String curl = made.extract().path("connection.curl");
        int id = made.extract().path("device.id");

        assertThat(curl).contains("Bearer " + shown, "\"epc\"");
        assertThat(credentials.authenticate(code, shown)).contains(new DeviceId(id));
        assertThat(caller().get("/api/v1/devices/" + id).asString()).doesNotContain(shown);
    }

    @Test
    void bindsANewcomersReadsToThePickedPlaceSinceEver() {
        Warehouse centre = Warehouse.build();
        long device = registered(Map.of("placeId", centre.receiving().value()));

        long readPoint = devices.snapshot().readPointAt(device, 3, Instant.EPOCH.plusSeconds(1));

        assertThat(readPoint).isEqualTo(centre.receivingPoint().value());
        assertThat(devices.byId(device).orElseThrow().site()).isEqualTo(centre.site());
    }

    @Test
    void opensAReadPointWhereThePickedPlaceHasNone() {
        Warehouse centre = Warehouse.build();
        long scanner = registered(Map.of("placeId", centre.shipping().value(), "kind", "SCANNER"));

        long readPoint = devices.snapshot().readPointAt(scanner, 0, Instant.now());

        assertThat(readPoints.snapshot().find(readPoint).orElseThrow().role()).isEqualTo(ReadPointRole.STATION);
    }

    @Test
    void takesAnAntennasOwnBindingFirstAndFallsBackToAntennaZero() {
        Warehouse centre = Warehouse.build();
        long device = registered(Map.of("placeId", centre.receiving().value()));
        Instant change = Instant.parse("2026-05-01T00:00:00Z");
        Instant end = Instant.parse("2026-06-01T00:00:00Z");

        bind(device, Map.of("antenna", 2, "readPointId", centre.storagePoint().value(), "validFrom", change.toString()))
                .statusCode(200);
        bind(device, Map.of("antenna", 2, "validFrom", end.toString()))
                .statusCode(200)
                .body("$", hasSize(3), "[2].readPointId", nullValue());

        long receiving = centre.receivingPoint().value();
        assertThat(devices.snapshot().readPointAt(device, 2, change.minusMillis(1)))
                .isEqualTo(receiving);
        assertThat(devices.snapshot().readPointAt(device, 2, change))
                .isEqualTo(centre.storagePoint().value());
        assertThat(devices.snapshot().readPointAt(device, 2, end)).isEqualTo(receiving);
        assertThat(devices.snapshot().readPointAt(device, 1, change)).isEqualTo(receiving);
    }

    @Test
    void refusesToRebindThePast() {
        Warehouse centre = Warehouse.build();
        long device = registered(Map.of("placeId", centre.receiving().value()));

        bind(device, Map.of("readPointId", centre.storagePoint().value(), "validFrom", "1970-01-01T00:00:00Z"))
                .statusCode(400)
                .body("violations[0].field", equalTo("validFrom"));
        bind(device, Map.of("readPointId", 987654321)).statusCode(400);
        bind(device, Map.of("antenna", -1)).statusCode(400);
    }

    @Test
    void bindsNothingWithoutAPlace() {
        long device = registered(Map.of());

        assertThat(devices.snapshot().readPointAt(device, 1, Instant.now())).isZero();
        assertThat(devices.snapshot().readPointAt(987654321, 1, Instant.now())).isZero();
    }

    @Test
    void rotatesAndRevokesTokens() {
        long id = registered(Map.of());
        String code = devices.byId(id).orElseThrow().code();

        String second = caller().post("/api/v1/devices/" + id + "/rotate-token")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
        assertThat(credentials.authenticate(code, second)).isPresent();
        caller().post("/api/v1/devices/" + id + "/revoke-tokens").then().statusCode(200);
        assertThat(credentials.authenticate(code, second)).isEmpty();
    }

    @Test
    void disablesAndEnables() {
        long id = registered(Map.of());

        caller().post("/api/v1/devices/" + id + "/disable").then().body("active", equalTo(false));
        assertThat(devices.byId(id).orElseThrow().active()).isFalse();
        caller().post("/api/v1/devices/" + id + "/enable").then().body("active", equalTo(true));
    }

    @Test
    void acceptsAChildOnceUnderTheNameInThePayload() {
        long gateway = registered(Map.of("kind", "GATEWAY"));
        String name = "AA:BB:CC:00:11:22";

        int child = child(gateway, name)
                .statusCode(200)
                .body("childName", equalTo(name))
                .extract()
                .path("id");
        child(gateway, name).body("id", equalTo(child));

        assertThat(devices.child(gateway, name).orElseThrow().id()).isEqualTo(new DeviceId(child));
        assertThat(devices.child(gateway, "other")).isEmpty();
        caller().get("/api/v1/devices?gateway=" + gateway).then().body("items.id", contains(child));
        child(child, "grandchild").statusCode(404);
    }

    @Test
    void makesACodeOfTheNameAndRefusesATakenOne() {
        register(Map.of("name", "Tür Süd 4")).statusCode(201).body("device.code", equalTo("tur-sud-4"));
        register(Map.of("name", "Tür Süd 4")).statusCode(201).body("device.code", equalTo("tur-sud-4-2"));
        register(Map.of("code", "tur-sud-4")).statusCode(409);
        register(Map.of("code", "Not A Slug")).statusCode(400).body("violations[0].field", equalTo("code"));
    }

    @Test
    void refusesAnUnknownDialectWithTheKnownOnes() {
        register(Map.of("dialect", "klingon"))
                .statusCode(400)
                .body("violations[0].rule", containsString("tallyman"), "violations[0].value", equalTo("klingon"));
    }

    @Test
    void keepsAProfileAsItWasGiven() {
        long id = registered(Map.of("dialect", "textline", "profile", Map.of("start", "+08:00", "end", "a=b")));

        assertThat(devices.byId(id).orElseThrow().profile().setting("end")).contains("a=b");
        caller().get("/api/v1/devices/" + id).then().body("profile.start", equalTo("+08:00"));
    }

    @Test
    void letsADeviceTokenChangeNothing() {
        Warehouse centre = Warehouse.build();

        RestAssured.given()
                .auth()
                .oauth2(centre.readerToken())
                .contentType(ContentType.JSON)
                .body(Map.of("name", "x"))
                .post("/api/v1/devices")
                .then()
                .statusCode(403);
        caller().get("/api/v1/devices?q=" + centre.readerCode())
                .then()
                .body("items.code", hasItem(centre.readerCode()));
    }

    private ValidatableResponse register(Map<String, Object> wanted) {
        Map<String, Object> body = new HashMap<>(
                Map.of("name", "Device " + NUMBER.incrementAndGet(), "dialect", "tallyman", "kind", "READER"));
        body.putAll(wanted);
        return caller().body(body).post("/api/v1/devices").then();
    }

    private long registered(Map<String, Object> wanted) {
        return register(wanted).statusCode(201).extract().jsonPath().getLong("device.id");
    }

    private ValidatableResponse bind(long device, Map<String, Object> body) {
        return caller().body(body)
                .post("/api/v1/devices/" + device + "/bindings")
                .then();
    }

    private ValidatableResponse child(long gateway, String name) {
        return caller().body(Map.of("childName", name))
                .post("/api/v1/devices/" + gateway + "/children")
                .then();
    }
}
