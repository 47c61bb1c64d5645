package org.tallyman.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** A newcomer copies the command that is shown beside the new token, and wants to see something. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FirstCommandTest {

    private static final Pattern BODY = Pattern.compile("--data '([^']*)'");
    private static final Pattern MEDIA_TYPE = Pattern.compile("Content-Type: ([^']*)'");
    private static final String EPC = "3074257BF7194E4000001A85";

    @ParameterizedTest
    @ValueSource(strings = {"tallyman", "impinj", "zebra"})
    void theFirstCommandPutsTheTagWhereTheReaderStands(String dialect) {
        Warehouse centre = Warehouse.build();
        String admin = Credentials.newAdminToken();
        JsonPath made = api(admin)
                .body(Map.of(
                        "code",
                        centre.code().toLowerCase(Locale.ROOT) + "-first",
                        "name",
                        "A first reader",
                        "kind",
                        "READER",
                        "dialect",
                        dialect,
                        "placeId",
                        centre.receiving().value()))
                .post("/api/v1/devices")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        Matcher body = BODY.matcher(made.getString("connection.curl"));
        assertThat(body.find()).isTrue();
        // Another tag for each: the same one is not at two sites within seconds.
        String epc = EPC.substring(0, 20)
                + String.format(Locale.ROOT, "%04X", centre.receiving().value());
        api(made.getString("token"))
                .body(body.group(1).replace(EPC, epc))
                .post("/ingest/" + dialect)
                .then()
                .statusCode(200);
        Awaitility.await()
                .untilAsserted(() -> api(admin)
                        .queryParam("code", epc)
                        .get("/api/v1/items")
                        .then()
                        .statusCode(200)
                        .body("items[0].place.id", equalTo((int)
                                centre.receiving().value())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chirpstack", "tts", "minew", "ruuvi", "kontakt", "cassia", "senml", "globalstar"})
    void theFirstCommandOfAGatewayIsTaken(String dialect) {
        JsonPath made = register(dialect);
        String curl = made.getString("connection.curl");
        Matcher body = BODY.matcher(curl);
        Matcher mediaType = MEDIA_TYPE.matcher(curl);
        assertThat(body.find() && mediaType.find()).isTrue();
        RestAssured.given()
                .auth()
                .oauth2(made.getString("token"))
                .contentType(mediaType.group(1))
                .body(body.group(1))
                .post("/ingest/" + dialect)
                .then()
                .statusCode(200);
    }

    @Test
    void whereThereIsNoSampleTheWayIsSaidInWords() {
        JsonPath made = register("sparkplug");
        assertThat(made.getString("connection.curl")).isEmpty();
        assertThat(made.getString("connection.line"))
                .contains(made.getString("device.code"))
                .contains("over MQTT");
    }

    private static JsonPath register(String dialect) {
        Map<String, String> device =
                Map.of("code", dialect + "-first", "name", "A first gateway", "kind", "GATEWAY", "dialect", dialect);
        return api(Credentials.newAdminToken())
                .body(device)
                .post("/api/v1/devices")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification api(String token) {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
