package org.tallyman.intake.explain;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Problem;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ExplainApiTest {

    private static final String DECODE = "/api/v1/decode";
    private static final String IDENT = "/api/v1/ident";
    private static final String READ = """
            {"time":"2026-03-01T10:00:00Z","epc":"30340242201D8840009EFDF7","antenna":2}""";

    private String token = "";

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    @Test
    void decodesTheSameFrameInEverySpelling() {
        String hex = HexFormat.of().formatHex(READ.getBytes(StandardCharsets.UTF_8));
        Object json = JsonPath.from(READ).getMap("");
        for (Object frame : List.of(
                READ,
                hex,
                json,
                Map.of("hex", hex),
                Map.of("text", READ),
                Map.of("body", json),
                Map.of("payload", hex, "kind", "hex"))) {
            for (String path : List.of(DECODE, "/decode")) {
                post(path, Map.of("dialect", "tallyman", "frames", List.of(frame)))
                        .statusCode(200)
                        .body("frames[0].observations[0].epc", is("30340242201D8840009EFDF7"))
                        .body("frames[0].observations[0].antenna", is(2))
                        .body("frames[0].checksum", is("none"))
                        .body("frames[0].rejections", is(empty()));
            }
        }
    }

    @Test
    void keepsTheDigitsOfAFrameThatIsJson() {
        raw(DECODE, """
                {"dialect":"tallyman","frames":[{"time":"2026-03-01T10:00:00Z","latitude":52.10,"longitude":4.123456789012}]}""").statusCode(200).body(containsString("\"longitude\":4.123456789012"));
    }

    @Test
    void namesFieldValueAndRuleOfARejectedElement() {
        post(DECODE, Map.of("dialect", "tallyman", "frames", List.of(List.of(Map.of("epc", "not hex")))))
                .statusCode(200)
                .body("frames[0].observations", is(empty()))
                .body("frames[0].rejections[0].field", is("epc"))
                .body("frames[0].rejections[0].value", is("not hex"))
                .body("frames[0].rejections[0].rule", is(notNullValue()));
    }

    @Test
    void answersARequestLikeTheIngestWould() {
        Map<String, Object> good =
                Map.of("http", Map.of("method", "GET", "uri", "/?id=7&lat=52.1&lon=4.3&timestamp=1772360000"));
        post(DECODE, Map.of("dialect", "osmand", "profile", Map.of("model", "OsmAnd"), "frames", List.of(good)))
                .statusCode(200)
                .body("frames[0].ids", contains("7"))
                .body("frames[0].reply.status", is(200));
    }

    @ParameterizedTest
    @CsvSource({"tallyman, x, y", "gt06, zone, +25:00", "chirpstack, mapping, nosuch"})
    void refusesAProfileThatNoDeviceMayHave(String dialect, String setting, String value) {
        post(DECODE, Map.of("dialect", dialect, "profile", Map.of(setting, value), "frames", List.of("{}")))
                .statusCode(400)
                .body("violations[0].field", is("profile/" + setting))
                .body("violations[0].value", is(value))
                .body("violations[0].rule", is(notNullValue()));
    }

    @Test
    void refusesWhatItCannotDecode() {
        post(DECODE, Map.of("dialect", "klingon", "frames", List.of()))
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("tallyman, teltonika"));
        post(DECODE, Map.of("frames", List.of())).statusCode(400).body("detail", containsString("dialect"));
        post(DECODE, Map.of("dialect", "zebra")).statusCode(400).body("detail", containsString("frames"));
        post(DECODE, Map.of("dialect", "zebra", "frames", List.of("{}", Map.of("hex", "0x"))))
                .statusCode(400)
                .body("violations[0].field", is("frames/1/hex"));
        post(
                        DECODE,
                        Map.of(
                                "dialect",
                                "zebra",
                                "frames",
                                IntStream.range(0, 1_001).mapToObj(i -> "{}").toList()))
                .statusCode(400)
                .body("detail", containsString("1000"));
        raw(DECODE, "{\"dialect\":").statusCode(400).contentType(Problem.MEDIA_TYPE);
        raw(DECODE, "[]").statusCode(400);
        raw(DECODE, "").statusCode(400);
    }

    @Test
    void explainsACodeInAllItsForms() {
        for (String path : List.of(IDENT, "/ident")) {
            post(path, Map.of("codes", List.of("3066C4409047E140075BCD15")))
                    .statusCode(200)
                    .body("codes[0].valid", is(true))
                    .body("codes[0].kind", is("epc-hex"))
                    .body("codes[0].scheme", is("sgtin-96"))
                    .body("codes[0].filter", is(3))
                    .body("codes[0].companyPrefixLength", is(11))
                    .body("codes[0].tagUri", is("urn:epc:tag:sgtin-96:3.95060001343.05.123456789"))
                    .body("codes[0].pureIdentityUri", is("urn:epc:id:sgtin:95060001343.05.123456789"))
                    .body("codes[0].digitalLink", is("https://id.gs1.org/01/09506000134352/21/123456789"))
                    .body("codes[0].elementString", is("(01)09506000134352(21)123456789"))
                    .body("codes[0].ais", is(List.of(List.of("01", "09506000134352"), List.of("21", "123456789"))))
                    .body("codes[0].error", is(nullValue()));
        }
    }

    @Test
    void makesTheTagThatIsAskedFor() {
        Map<String, Object> order =
                Map.of("codes", List.of("(01)09506000134352(21)123456789"), "companyPrefixLength", 11, "filter", 3);
        post(IDENT, order).statusCode(200).body("codes[0].hex", is("3066C4409047E140075BCD15"));
        post(IDENT, Map.of("codes", List.of("(01)09506000134352(21)32a/b"), "scheme", "SGTIN+", "filter", 3))
                .statusCode(200)
                .body("codes[0].scheme", is("SGTIN+"))
                .body("codes[0].hex", is(notNullValue()));
        post(IDENT, Map.of("codes", List.of("(01)09506000134352"), "companyPrefixLength", 11))
                .statusCode(200)
                .body("codes[0].hex", is(nullValue()))
                .body("codes[0].warnings[0]", containsString("no such tag"));
    }

    @Test
    void namesTheRuleThatACodeBreaks() {
        post(IDENT, Map.of("codes", List.of("(01)09506000134353", "hello", "x".repeat(5_000))))
                .statusCode(200)
                .body("codes.valid", is(List.of(false, false, false)))
                .body("codes[0].error.code", is(notNullValue()))
                .body("codes[0].error.rule", is(notNullValue()))
                .body("codes[2].error.code", is("length"));
    }

    @Test
    void keepsTheBitsOfTagsThatAreNoEpc() {
        post(IDENT, Map.of("codes", List.of("000000000000000000000000", "E280110C20007A4D", "9506000134353")))
                .statusCode(200)
                .body("codes.valid", is(List.of(false, false, false)))
                .body("codes[0].kind", is("epc-hex"))
                .body("codes[0].hex", is("000000000000000000000000"))
                .body("codes[0].rawUri", is("urn:epc:raw:96.x000000000000000000000000"))
                .body("codes[0].error.code", is("unprogrammed"))
                .body("codes[1].rawUri", is("urn:epc:raw:64.xE280110C20007A4D"))
                .body("codes[1].error.code", is("tid"))
                .body("codes[2].rawUri", is(nullValue()));
    }

    @Test
    void explainsClassesAndWritesThemWhereThePrefixIsKnown() {
        post(IDENT, Map.of("codes", List.of("urn:epc:class:lgtin:9521141.812345.998877")))
                .statusCode(200)
                .body("codes[0].kind", is("epc-class"))
                .body("codes[0].epcClass", is("urn:epc:class:lgtin:9521141.812345.998877"))
                .body("codes[0].elementString", is("(01)89521141123450(10)998877"))
                .body("codes[0].digitalLink", is("https://id.gs1.org/01/89521141123450/10/998877"))
                .body("codes[0].hex", is(nullValue()))
                .body("codes[0].warnings", is(nullValue()));
        post(IDENT, Map.of("codes", List.of("(01)89521141123450(10)998877"), "companyPrefixLength", 7))
                .body("codes[0].epcClass", is("urn:epc:class:lgtin:9521141.812345.998877"));
    }

    @Test
    void writesABarBetweenTheComponentsOfACompositeSymbol() {
        post(IDENT, Map.of("codes", List.of("^0109506000134352|^99A^98B")))
                .statusCode(200)
                .body("codes[0].elementString", is("(01)09506000134352|(99)A(98)B"))
                .body("codes[0].ais[0]", is(List.of("01", "09506000134352")));
    }

    @Test
    void refusesABadOrder() {
        post(IDENT, Map.of()).statusCode(400).body("detail", containsString("codes"));
        post(IDENT, Map.of("codes", List.of(7))).statusCode(400).body("violations[0].field", is("codes/0"));
        post(IDENT, Map.of("codes", List.of(), "companyPrefixLength", 13)).statusCode(400);
        post(IDENT, Map.of("codes", List.of(), "filter", 1.5)).statusCode(400);
        post(IDENT, Map.of("codes", List.of(), "scheme", "sgtin")).statusCode(400);
    }

    @Test
    void explainsWhatIsPastedOnThePage() {
        paste("3066C4409047E140075BCD15\n(01)09506000134353", "")
                .body(containsString("urn:epc:id:sgtin:95060001343.05.123456789"))
                .body(containsString("EPC of a tag"))
                .body(containsString("Rule broken"));
        paste("E280110C20007A4D", "")
                .body(containsString("Tag that is no EPC"))
                .body(containsString("urn:epc:raw:64.xE280110C20007A4D"));
        paste("[" + READ + "]", "")
                .body(containsString("Frame 0, tallyman"))
                .body(containsString("&quot;antenna&quot;:2"));
        paste("<b>", "zebra").body(containsString("Not taken")).body(containsString("&lt;b&gt;"));
        paste("", "").body(containsString("Nothing is stored"));
    }

    private ValidatableResponse paste(String input, String dialect) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .accept("text/html")
                .formParam("input", input)
                .formParam("dialect", dialect)
                .post("/decode")
                .then()
                .statusCode(200);
    }

    @Test
    void answersDevicesAndNoStrangers() {
        String device = Credentials.issue(new DeviceId(8101), "R-8101").deviceToken();
        for (String path : List.of(DECODE, IDENT, "/decode", "/ident")) {
            RestAssured.given()
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(401);
            RestAssured.given()
                    .auth()
                    .oauth2(device)
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void runsNoScriptsForDevices() {
        String device = Credentials.issue(new DeviceId(8102), "R-8102").deviceToken();
        for (String dialect : List.of("chirpstack", "tts", "json")) {
            Map<String, Object> order = Map.of("dialect", dialect, "frames", List.of("{}"));
            RestAssured.given()
                    .auth()
                    .oauth2(device)
                    .contentType(ContentType.JSON)
                    .body(order)
                    .post(DECODE)
                    .then()
                    .statusCode(403)
                    .body("detail", containsString("people and services"));
            post(DECODE, order).statusCode(200);
        }
    }

    private ValidatableResponse post(String path, Map<String, ?> order) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(order)
                .post(path)
                .then();
    }

    private ValidatableResponse raw(String path, String body) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }
}
