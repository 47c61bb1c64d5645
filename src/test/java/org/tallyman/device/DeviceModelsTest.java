package org.tallyman.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** A device of a known model is registered by its identifier and its model, one or a fleet of them. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DeviceModelsTest {

    private static final AtomicLong IMEI = new AtomicLong(356_307_042_000_000L + System.nanoTime() % 1_000_000);

    private final Devices devices;
    private final TestDevices old;
    private String token = "";

    DeviceModelsTest(Devices devices, TestDevices old) {
        this.devices = devices;
        this.old = old;
    }

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    @Test
    void identifierAndModelAreEnough() {
        String imei = imei();
        register(Map.of("identifier", imei, "model", "teltonika tat-140"))
                .statusCode(201)
                .body("device.dialect", equalTo("teltonika"))
                .body("device.kind", equalTo("TRACKER"))
                .body("device.name", equalTo("Teltonika TAT140 " + imei))
                .body("device.model", equalTo("TAT140"))
                .body("device.expectedIntervalS", equalTo(93_600));
    }

    @Test
    void theFormOfANewDevicePresetsNothingThatFollowsFromAModel() {
        String form = RestAssured.given()
                .auth()
                .oauth2(token)
                .accept("text/html")
                .get("/devices/new")
                .asString();
        assertThat(form).contains("name=\"model\"").doesNotContain(" selected");
    }

    @Test
    void aModelBringsSettingsAndWhatIsSaidGoesFirst() {
        int id = register(Map.of("model", "SICK CLV", "name", "Belt", "profile", Map.of("noRead", "NR")))
                .statusCode(201)
                .body("device.dialect", equalTo("textline"))
                .body("device.kind", equalTo("SCANNER"))
                .body(
                        "device.profile",
                        equalTo(Map.of("model", "CLV", "start", "\\x02", "end", "\\x03", "noRead", "NR")))
                .extract()
                .path("device.id");
        // What a person takes out stays out.
        as().body(Map.of("name", "Belt", "model", "CLV", "dialect", "textline", "kind", "SCANNER"))
                .put("/api/v1/devices/" + id)
                .then()
                .statusCode(200)
                .body("profile", equalTo(Map.of("model", "CLV")));
    }

    @Test
    void aModelThatSpeaksTwoLanguagesNeedsOneSaid() {
        register(Map.of("model", "FX9600", "name", "Door 4"))
                .statusCode(400)
                .body("violations.field", hasItem("model"))
                .body("violations.rule", hasItem("speaks llrp or zebra: say which in dialect"));
        register(Map.of("model", "FX9600", "name", "Door 4", "dialect", "llrp"))
                .statusCode(201)
                .body("device.kind", equalTo("READER"));
    }

    @Test
    void aModelThatNobodyKnowsNeedsTheRest() {
        register(Map.of("model", "Frobnicator 3", "name", "X"))
                .statusCode(400)
                .body("violations.field", hasItem("model"));
        register(Map.of("model", "Frobnicator 3", "name", "X", "dialect", "gt06", "kind", "TRACKER"))
                .statusCode(201)
                .body("device.model", equalTo("Frobnicator 3"));
    }

    @Test
    void aMistypedSettingIsRefused() {
        register(Map.of("model", "FMC130", "profile", Map.of("chekcsum", "ignore")))
                .statusCode(400)
                .body(
                        "violations.rule",
                        hasItem(allOf(containsString("chekcsum"), containsString("is no setting of teltonika"))));
    }

    @ParameterizedTest
    @CsvSource({"chirpstack, mapping.Odd", "chirpstack, mapping", "tts, codec", "json, mapping"})
    void aSettingThatNamesNothingIsRefused(String dialect, String setting) {
        register(Map.of("name", "G", "dialect", dialect, "kind", "GATEWAY", "profile", Map.of(setting, "nosuch")))
                .statusCode(400)
                .body("violations.rule", hasItem(allOf(containsString(setting), containsString("nosuch"))));
    }

    @Test
    void aProfileHasRoomForAllPlacesOfAModbusDevice() {
        Map<String, String> places = LongStream.range(0, 500)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "read.t" + i, i -> "holding " + i + " int16 scale 0.1 offset -273.15 temperature Cel"));
        int id = register(Map.of("name", "PLC", "dialect", "modbus", "kind", "SENSOR", "profile", places))
                .statusCode(201)
                .extract()
                .path("device.id");
        assertThat(devices.byId(id).orElseThrow().profile().settings()).hasSize(500);
        Map<String, String> tooMany = LongStream.range(0, 601).boxed().collect(Collectors.toMap(i -> "k" + i, i -> ""));
        register(Map.of("name", "PLC", "dialect", "modbus", "kind", "SENSOR", "profile", tooMany))
                .statusCode(400)
                .body("violations.rule", hasItem("has at most 600 settings"));
    }

    @Test
    void aSettingFromBeforeStaysUntilTheProfileChanges() {
        int id = register(Map.of("model", "FMC130")).statusCode(201).extract().path("device.id");
        old.configure(new TestDevices.Line(new DeviceId(id), "", ""), "{\"model\":\"FMC130\",\"once\":\"known\"}");
        edit(id, Map.of("model", "FMC130", "once", "known")).statusCode(200).body("name", equalTo("Van"));
        edit(id, Map.of("model", "FMC130", "once", "more")).statusCode(400);
    }

    private ValidatableResponse edit(int id, Map<String, String> profile) {
        return as().body(Map.of("name", "Van", "dialect", "teltonika", "kind", "TRACKER", "profile", profile))
                .put("/api/v1/devices/" + id)
                .then();
    }

    @Test
    void aFleetComesAsAFileAndComesAgainWithoutHarm() {
        long first = IMEI.getAndAdd(100);
        String fleet = LongStream.range(first, first + 100)
                .mapToObj(imei -> imei + ",FMC130")
                .collect(Collectors.joining("\n", "identifier,model\n", "\n"));
        load(fleet).statusCode(200).body("rows", equalTo(100));
        DeviceView one = device(first);
        assertThat(one.code()).isEqualTo("teltonika-" + first);
        assertThat(one.kind().word()).isEqualTo("Tracker");
        as().body(Map.of(
                        "name", "Van 12",
                        "dialect", "teltonika",
                        "kind", "TRACKER",
                        "identifier", "" + first,
                        "profile", Map.of("model", "FMC130", "checksum", "ignore")))
                .put("/api/v1/devices/" + one.id().value())
                .then()
                .statusCode(200);
        load(fleet).statusCode(200);
        assertThat(device(first).name()).isEqualTo("Van 12");
        assertThat(device(first).id()).isEqualTo(one.id());
        assertThat(device(first).profile().settings()).isEqualTo(Map.of("model", "FMC130", "checksum", "ignore"));
        load("identifier,model\n" + first + ",FMC131\n").body("violations.field", hasItem("line 2, model"));
        load("code,model\n,FMC130\n").body("violations.field", hasItem("line 2, code"));
    }

    @Test
    void theCodeOfADeviceIsTakenWhereItsIdIs() {
        String code = "coded-" + imei();
        int id = register(Map.of("name", "A gateway", "code", code, "kind", "GATEWAY", "dialect", "tallyman"))
                .statusCode(201)
                .extract()
                .path("device.id");
        as().body(Map.of("childName", "probe"))
                .post("/api/v1/devices/" + code + "/children")
                .then()
                .statusCode(200)
                .body("gatewayId", equalTo(id));
        as().get("/api/v1/devices/" + code).then().statusCode(200).body("id", equalTo(id));
        for (String what : List.of("", "/bindings", "/beams", "/measurement-limits", "/commands")) {
            String byId = as().get("/api/v1/devices/" + id + what).asString();
            as().get("/api/v1/devices/" + code + what).then().statusCode(200).body(equalTo(byId));
        }
        as().get("/api/v1/devices?gateway=" + code).then().body("items.childName", contains("probe"));
        as().get("/api/v1/quarantine?device=" + code).then().statusCode(200).body("items", empty());
        as().post("/api/v1/devices/" + code + "/disable").then().statusCode(200).body("id", equalTo(id));
        as().get("/api/v1/devices/nobody").then().statusCode(404).body("detail", containsString("device nobody"));
        as().get("/api/v1/devices?gateway=nobody").then().body("items", empty());
    }

    @Test
    void aNewCodeIsNoNumber() {
        register(Map.of("name", "G", "code", "0815", "kind", "GATEWAY", "dialect", "tallyman"))
                .statusCode(400)
                .body("violations.field", contains("code"));
        load("code,name,dialect,kind\n4711,G,tallyman,GATEWAY\n").body("violations.field", hasItem("line 2, code"));
        String number = imei();
        register(Map.of("name", number, "kind", "GATEWAY", "dialect", "tallyman"))
                .statusCode(201)
                .body("device.code", equalTo("device-" + number));
    }

    /** Codes of before may be. */
    @Test
    void whatIsTheIdOfOneAndTheCodeOfAnotherIsSaid() {
        TestDevices.Line one = old.register("tallyman");
        TestDevices.Line other = old.register("tallyman");
        String both = String.valueOf(one.id().value());
        old.rename(other, both);
        for (String what : List.of("/api/v1/devices/" + both, "/api/v1/messages?device=" + both)) {
            as().get(what).then().statusCode(409).body("detail", containsString("“" + both + "”"));
        }
        as().post("/api/v1/devices/" + both + "/disable").then().statusCode(409);
        as().get("/api/v1/devices/" + one.code()).then().statusCode(200).body("id", equalTo((int)
                one.id().value()));
        as().get("/api/v1/devices/" + other.id().value()).then().statusCode(200).body("code", equalTo(both));
        load("code,name,dialect,kind\n" + both + ",Old,tallyman,READER\n").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"EM-300-THX, 400", "EM300-TH, 201", "ChirpStack 4, 201"})
    void aModelOfDevicesBehindAServerHasACodec(String model, int status) {
        register(Map.of("model", model, "name", "S", "dialect", "chirpstack", "kind", "GATEWAY"))
                .statusCode(status);
    }

    @Test
    void modelsAndSettingsAreListed() {
        as().get("/api/v1/device-models")
                .then()
                .statusCode(200)
                .body("find { it.name == 'FMC130' }.dialect", equalTo("teltonika"));
        as().get("/api/v1/device-models/settings")
                .then()
                .statusCode(200)
                .body(
                        "find { it.dialect == 'llrp' && it.name == 'session' }.rule",
                        equalTo("is a whole number from 0 to 3"));
    }

    private DeviceView device(long imei) {
        return devices.snapshot()
                .byIdentifier("teltonika", List.of(String.valueOf(imei)))
                .orElseThrow();
    }

    private static String imei() {
        return String.valueOf(IMEI.getAndIncrement());
    }

    private ValidatableResponse register(Map<String, Object> body) {
        return as().body(body).post("/api/v1/devices").then();
    }

    private ValidatableResponse load(String csv) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType("text/csv")
                .body(csv)
                .post("/api/v1/devices/import")
                .then();
    }

    private RequestSpecification as() {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
