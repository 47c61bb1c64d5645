package org.tallyman.device.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** What people write for the reading of messages, be it a codec or a mapping. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RevisionsTest {

    private static final String CODEC = "{\"script\":\"function decodeUplink(i) { return {data: {n: %d}} }\"}";
    private static final String MAPPING = "{\"observations\":[{\"status\":\"$.n%d\"}]}";

    private String token = "";

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    @ParameterizedTest
    @CsvSource({"payload-codecs", "json-mappings"})
    void whatIsAsItWasIsNotSaidAgain(String kind) {
        String path = "/api/v1/" + kind + "/r" + Long.toString(System.nanoTime(), 36);
        int first = save(kind, path, 1);
        int again = save(kind, path, 1);
        int other = save(kind, path, 2);
        int back = save(kind, path, 1);
        assertThat(List.of(again, other, back)).containsExactly(first, first + 1, first + 2);
    }

    @ParameterizedTest
    @CsvSource({"payload-codecs", "json-mappings"})
    void nothingIsCalledWhatAnAddressOfTheApiIs(String kind) {
        as().body(body(kind, 1))
                .put("/api/v1/" + kind + "/Trials")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("name"));
    }

    private int save(String kind, String path, int number) {
        return as().body(body(kind, number))
                .put(path)
                .then()
                .statusCode(200)
                .extract()
                .path("revision");
    }

    private static String body(String kind, int number) {
        return (kind.equals("payload-codecs") ? CODEC : MAPPING).formatted(number);
    }

    private RequestSpecification as() {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
