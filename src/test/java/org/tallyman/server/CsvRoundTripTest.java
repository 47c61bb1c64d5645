package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** What is exported can be imported again and changes nothing; what a file says is what the API shows then. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CsvRoundTripTest {

    private static final String FORMULA = "=cmd|' /C calc'!A0";

    private String token = "";
    private Warehouse centre;

    @BeforeEach
    void build() {
        token = Credentials.newAdminToken();
        centre = Warehouse.build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"places", "products", "devices", "read-points", "shipments"})
    void importsWhatWasExportedUnchanged(String what) {
        sayHostileThings();
        String before = export(what);
        assertThat(before.lines()).hasSizeGreaterThan(1);
        assertThat(before).contains("'" + FORMULA).doesNotContainPattern("(?m)(^|,)\"?[=@]");

        int rows = load(what, before, false)
                .statusCode(200)
                .body("refusals", empty(), "effect.made", equalTo(0), "effect.changed", equalTo(0))
                .extract()
                .path("rows");
        load(what, before, true).body("effect.unchanged", equalTo(rows));

        assertThat(export(what)).isEqualTo(before);
    }

    @Test
    void makesDevicesOfAFileWithTheirPlaceAndGateway() {
        String code = centre.code().toLowerCase(java.util.Locale.ROOT);
        String csv = """
                code;name;kind;dialect;site;place;profile;expectedIntervalS;gateway;childName
                %1$s-gate;Gateway;GATEWAY;senml;%2$s;STORAGE;"model=b
                children=true";60;;
                %1$s-one;Reader one;READER;tallyman;%2$s;RETURNS;;;;
                %1$s-two;Reader two;READER;tallyman;%2$s;RETURNS;;;;
                %1$s-kid;Sensor;SENSOR;senml;;;;;%1$s-gate;probe 7
                """.formatted(code, centre.code());
        post(
                "places",
                Map.of("kind", "ZONE", "parentId", centre.building().value(), "code", "RETURNS", "name", "Returns"));

        load("devices", csv, true).body("refusals", empty(), "rows", equalTo(4), "effect", equalTo(effect(4, 0, 0)));
        caller().get("/api/v1/devices?q=" + code + "-gate").then().body("items", empty());
        load("devices", csv, false).body("effect", equalTo(effect(4, 0, 0)));
        load("devices", csv.replace("\";60;", "\";61;").replace("Reader two", "Reader 2"), false)
                .body("effect", equalTo(effect(0, 2, 2)));
        load("devices", csv.replace("Reader two", "Reader 2"), false).body("effect", equalTo(effect(0, 1, 3)));

        caller().get("/api/v1/devices?q=" + code + "-gate")
                .then()
                .body("items[0].profile", equalTo(Map.of("model", "b", "children", "true")))
                .body("items[0].expectedIntervalS", equalTo(60));
        int gateway = caller().get("/api/v1/devices?q=" + code + "-gate").path("items[0].id");
        caller().get("/api/v1/devices?q=" + code + "-kid")
                .then()
                .body("items[0].gatewayId", equalTo(gateway), "items[0].childName", equalTo("probe 7"));
        int first = caller().get("/api/v1/devices?q=" + code + "-one").path("items[0].id");
        int second = caller().get("/api/v1/devices?q=" + code + "-two").path("items[0].id");
        int point = caller().get("/api/v1/devices/" + first + "/bindings")
                .then()
                .body("", hasSize(1))
                .extract()
                .path("[0].readPointId");
        caller().get("/api/v1/devices/" + second + "/bindings").then().body("[0].readPointId", equalTo(point));
        caller().post("/api/v1/devices/" + first + "/rotate-token").then().body("token", containsString("tmd_"));
    }

    @Test
    void namesEachRowOfDevicesThatBreaksARule() {
        refused("devices", """
                code,name,kind,dialect,site,place,gateway,childName
                Bad Code,A,READER,tallyman,,,,
                good-1,A,ROBOT,klingon,%1$s,NOWHERE,,
                good-2,A,SENSOR,tallyman,,,nobody,x
                good-3,A,SENSOR,tallyman,,,%2$s,
                %2$s,Renamed,READER,tallyman,,,%2$s,y
                """.formatted(centre.code(), centre.readerCode()))
                .body(
                        "violations.field",
                        contains(
                                "line 2, code",
                                "line 3, place",
                                "line 4, gateway",
                                "line 5, childName",
                                "line 6, gateway",
                                "line 6, childName"),
                        "detail",
                        containsString("; and 5 more"));
        caller().get("/api/v1/devices/" + centre.reader().value())
                .then()
                .body("name", equalTo("Reader of " + centre.code()));
    }

    @Test
    void namesTheRowOfADeviceThatCallsItselfAsAnother() {
        String code = centre.code().toLowerCase(java.util.Locale.ROOT);
        String number = String.valueOf(4_000_000_000L + centre.reader().value());
        String csv = """
                code,name,kind,dialect,identifier
                %1$s-a,Tracker a,TRACKER,h02,%2$s
                %1$s-b,Tracker b,TRACKER,h02,%2$s
                """.formatted(code, number);

        refused("devices", csv)
                .body("violations.field", contains("line 3, identifier"))
                .body("violations.value", contains(number));

        load("devices", csv.replace("b,TRACKER,h02", "b,TRACKER,tk103"), false).body("refusals", empty());
        refused("devices", csv).body("violations.field", contains("line 3, identifier"));
    }

    @Test
    void takesNoIdentifierByWhichADeviceCannotCall() {
        String csv = """
                identifier,model
                abc,FMC130
                35630704244101,FMC130
                35630704244101,GT06N
                35630704244101x,ST-901
                9170000001,ST-901
                """;
        refused("devices", csv)
                .body(
                        "violations.field",
                        contains(
                                "line 2, identifier", "line 3, identifier", "line 4, identifier", "line 5, identifier"),
                        "violations[0].rule",
                        equalTo("is the IMEI of the device, 15 digits, for devices that speak teltonika"));
        for (String kind : List.of("GATEWAY", "TRACKER")) {
            caller().body(Map.of("name", "x", "kind", kind, "dialect", "gt06", "identifier", "123"))
                    .post("/api/v1/devices")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("identifier"));
        }
    }

    @Test
    void takesWhatARowIsOfOnceInAFile() {
        String imei = String.valueOf(866_000_000_000_000L + centre.reader().value());
        refused("devices", "identifier,model\n%1$s,FMC130\n%1$s,FMC003\n".formatted(imei))
                .body(
                        "violations.field", contains("line 3, identifier"),
                        "violations.rule", contains("comes once in a file: line 2 is of it already"));
        refused("products", "gtin,name\n09506000770024,One\n9506000770024,Two\n")
                .body("violations.field", contains("line 3, gtin"));
    }

    @Test
    void namesOneCauseOnce() {
        refused("devices", "identifier,model\n1,Nonesuch 3000\n").body("violations.field", contains("line 2, model"));
        caller().body(Map.of("model", "Nonesuch 3000", "identifier", "1"))
                .post("/api/v1/devices")
                .then()
                .statusCode(400)
                .body("violations.field", contains("model"));
    }

    @Test
    void makesAndEditsReadPointsWithTheirSettings() {
        String code = centre.code() + "-RET";
        post(
                "places",
                Map.of("kind", "ZONE", "parentId", centre.building().value(), "code", "RETURNS", "name", "Returns"));
        post("places", Map.of("kind", "DOOR", "parentId", centre.building().value(), "code", "D9", "name", "Door 9"));
        String csv = """
                code,name,role,site,place,door,gapMs,bizStep
                %1$s,Returns,ZONE,%2$s,RETURNS,,45000,holding
                %1$s-IN,Door 9,DOOR_INSIDE,%2$s,,D9,,
                """.formatted(code, centre.code());

        load("read-points", csv, true).body("refusals", empty());
        load("read-points", csv, false).body("refusals", empty());

        int id = readPoint(code);
        caller().get("/api/v1/read-points/" + id)
                .then()
                .body("settings.gapMs", equalTo(45000))
                .body("settings.bizStep", equalTo("holding"))
                .body("settings.observedCount", equalTo(2));
        caller().get("/api/v1/read-points/" + id + "/settings").then().body("", hasSize(1));

        load("read-points", csv.replace("45000", "46000").replace(",Returns,", ",Back again,"), false)
                .body("refusals", empty());

        caller().get("/api/v1/read-points/" + id)
                .then()
                .body("name", equalTo("Back again"), "settings.gapMs", equalTo(46000));
        caller().get("/api/v1/read-points/" + id + "/settings").then().body("", hasSize(2));
    }

    /** Its id, on whichever page of the list it stands. */
    private int readPoint(String code) {
        String after = "";
        while (true) {
            Response page = caller().queryParam("after", after).get("/api/v1/read-points?limit=200");
            List<Integer> found = page.path("items.findAll { it.code == '" + code + "' }.id");
            if (!found.isEmpty()) {
                return found.getFirst();
            }
            assertThat(page.<String>path("next")).as("a next page").isNotNull();
            after = page.path("next");
        }
    }

    @Test
    void namesEachRowOfReadPointsThatBreaksARule() {
        String known = caller().get(
                        "/api/v1/read-points/" + centre.storagePoint().value())
                .path("code");
        refused("read-points", """
                code,name,role,site,place,door,gapMs
                A1,A,ZONE,%1$s,NOWHERE,,
                A2,A,ZONE,%1$s,,,
                A3,A,DOOR_INSIDE,%1$s,STORAGE,,
                A4,A,ZONE,%1$s,STORAGE,D1,
                A5,A,ZONE,%1$s,STORAGE,,1
                A5,A,ZONE,%1$s,STORAGE,,
                %2$s,A,STATION,%1$s,STORAGE,,
                """.formatted(centre.code(), known))
                .body(
                        "violations.field",
                        contains(
                                "line 2, place",
                                "line 3, place",
                                "line 4, door",
                                "line 5, door",
                                "line 6, gapMs",
                                "line 7, code",
                                "line 8, role"));
    }

    @Test
    void takesAShipmentAgainOnlyAsItIs() {
        String reference = "CSV-" + centre.code();
        String csv = """
                reference,direction,from,toParty,door,plannedLoadAt,item,gtin,quantity,lot
                %1$s,OUTBOUND,%2$s/STORAGE,A shop,%2$s/D1,2027-01-31T08:00:00Z,urn:epc:id:sscc:0614141.1234567890,,,
                %1$s,,,,,,,09506000134352,12,L1
                """.formatted(reference, centre.code());
        load("shipments", csv, false).body("refusals", empty());
        String exported = RestAssured.given()
                .auth()
                .oauth2(token)
                .get("/api/v1/shipments/export?q=" + reference)
                .asString();
        assertThat(exported.lines().toList())
                .containsExactly(
                        "reference,direction,from,fromParty,to,toParty,door,plannedLoadAt,plannedDepartureAt,plannedArrivalAt,asset,item,gtin,quantity,lot",
                        reference + ",OUTBOUND," + centre.code() + "/STORAGE,,,A shop," + centre.code()
                                + "/D1,2027-01-31T08:00:00Z,,,,https://id.gs1.org/00/106141412345678908,,,",
                        reference + ",,,,,,,,,,,,09506000134352,12,L1");
        caller().post("/api/v1/shipments/" + reference + "/open").then().statusCode(200);

        load("shipments", exported, false).body("refusals", empty());
        refused("shipments", exported.replace(",12,", ",13,"))
                .body("violations.field", contains("line 2, reference"))
                .body("violations[0].rule", containsString("not in use yet"));

        caller().get("/api/v1/shipments/" + reference)
                .then()
                .body("openedAt", org.hamcrest.Matchers.notNullValue(), "cancelledAt", nullValue());
    }

    @Test
    void exportsTheShipmentsOfAList() {
        for (String direction : List.of("INBOUND", "OUTBOUND")) {
            post(
                    "shipments",
                    Map.of(
                            "reference",
                            direction + "-" + centre.code(),
                            "direction",
                            direction,
                            "door",
                            centre.code() + "/D1"));
        }
        caller().post("/api/v1/shipments/INBOUND-" + centre.code() + "/cancel")
                .then()
                .statusCode(200);
        String address = "/api/v1/shipments/export?q=" + centre.code();

        assertThat(caller().get(address).asString()).contains("INBOUND-", "OUTBOUND-");
        assertThat(caller().get(address + "&running=true").asString())
                .contains("OUTBOUND-")
                .doesNotContain("INBOUND-");
        assertThat(caller().get(address + "&direction=INBOUND").asString())
                .contains("INBOUND-")
                .doesNotContain("OUTBOUND-");
        assertThat(caller().get(address + "&door=" + centre.door2().place().value())
                        .asString()
                        .lines())
                .hasSize(1);
        caller().body(Map.of("reference", "export", "direction", "INBOUND"))
                .post("/api/v1/shipments")
                .then()
                .statusCode(400);
    }

    @Test
    void importsByPageInTwoSteps() {
        for (String what : List.of("devices", "read-points")) {
            String csv = export(what);
            page(what).then().statusCode(200).body(containsString("Example"));
            RestAssured.given()
                    .auth()
                    .oauth2(token)
                    .accept("text/html")
                    .multiPart("text", csv)
                    .post("/" + what + "/import")
                    .then()
                    .statusCode(200)
                    .body(containsString("rows hold"));
            RestAssured.given()
                    .auth()
                    .oauth2(token)
                    .accept("text/html")
                    .multiPart("text", csv)
                    .multiPart("sure", "true")
                    .post("/" + what + "/import")
                    .then()
                    .statusCode(200)
                    .body(containsString("rows are in"));
        }
    }

    @Test
    void needsTheRightAtEverySiteAndExportsThatOfTheCaller() {
        Warehouse other = Warehouse.build();
        for (Warehouse site : List.of(centre, other)) {
            post(
                    "devices",
                    Map.of(
                            "name",
                            "At " + site.code(),
                            "kind",
                            "SCANNER",
                            "dialect",
                            "tallyman",
                            "placeId",
                            site.storage().value()));
        }
        token = Credentials.newTokenAt(centre.code());

        for (String what : List.of("devices", "read-points")) {
            load(what, "code,name,kind,dialect\n", true, 403);
            page(what).then().statusCode(403);
            assertThat(export(what)).doesNotContain(other.code() + ",").contains(centre.code() + ",");
        }
    }

    /** Names that a spreadsheet would run, in everything that is exported. */
    private void sayHostileThings() {
        post("places", Map.of("kind", "ZONE", "parentId", centre.building().value(), "code", "EVIL", "name", FORMULA));
        caller().body(Map.of("gtin", "09506000777306", "name", FORMULA, "description", "'@x, \"quoted\"\nand more"))
                .post("/api/v1/products");
        post(
                "devices",
                Map.of(
                        "name",
                        FORMULA,
                        "kind",
                        "READER",
                        "dialect",
                        "textline",
                        "profile",
                        Map.of("model", "=1+1", "start", "x,y")));
        post(
                "read-points",
                Map.of(
                        "role",
                        "STATION",
                        "placeId",
                        centre.storage().value(),
                        "code",
                        "EVIL-" + centre.code(),
                        "name",
                        FORMULA));
        post(
                "shipments",
                Map.of(
                        "reference",
                        "EVIL-" + centre.code(),
                        "direction",
                        "INBOUND",
                        "fromParty",
                        FORMULA,
                        "door",
                        centre.code() + "/D1",
                        "items",
                        List.of("3034257BF7194E4000001A85", "E20034120123456789012345"),
                        "products",
                        List.of(Map.of("gtin", "09506000134352", "quantity", 3))));
    }

    private void post(String what, Map<String, Object> body) {
        caller().body(body).post("/api/v1/" + what).then().statusCode(201);
    }

    private io.restassured.response.Response page(String what) {
        return RestAssured.given().auth().oauth2(token).accept("text/html").get("/" + what + "/import");
    }

    private String export(String what) {
        return caller().get("/api/v1/" + what + "/export")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
    }

    private static Map<String, Integer> effect(int made, int changed, int unchanged) {
        return Map.of("made", made, "changed", changed, "unchanged", unchanged);
    }

    /** A dry run says the same, as its good answer. */
    private ValidatableResponse refused(String what, String csv) {
        List<String> rules = load(what, csv, true).extract().path("refusals.rule");
        return load(what, csv, false, 400)
                .contentType("application/problem+json")
                .body("violations.rule", equalTo(rules));
    }

    private ValidatableResponse load(String what, String csv, boolean dryRun) {
        return load(what, csv, dryRun, 200);
    }

    private ValidatableResponse load(String what, String csv, boolean dryRun, int status) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/" + what + "/import?dryRun=" + dryRun)
                .then()
                .statusCode(status);
    }

    private RequestSpecification caller() {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
