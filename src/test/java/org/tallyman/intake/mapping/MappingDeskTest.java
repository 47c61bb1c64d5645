package org.tallyman.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.device.Devices;
import org.tallyman.device.mapping.StoredMappings;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** A mapping that is saved from the page of a device reads that device. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MappingDeskTest {

    private static final String MAPPING = "{\"observations\":[{\"status\":\"$.state\"}]}";

    private final TestDevices lines;
    private final Devices devices;
    private final StoredMappings mappings;
    private String token = "";

    MappingDeskTest(TestDevices lines, Devices devices, StoredMappings mappings) {
        this.lines = lines;
        this.devices = devices;
        this.mappings = mappings;
    }

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    @Test
    void alsoWhereTheDeviceNamedOneThatIsNotThere() {
        TestDevices.Line device = lines.register("json");
        lines.configure(device, "{\"mapping\":\"cold-roon\"}");
        String name = name();
        assertThat(save(device, name).statusCode()).isEqualTo(303);
        assertThat(mapping(device)).isEqualTo(name);
        assertThat(save(device, name()).statusCode()).isEqualTo(303);
        assertThat(mapping(device)).as("one that is in use stays").isEqualTo(name);
    }

    @Test
    void orIsNotSavedWhereTheDeviceCannotTakeIt() {
        TestDevices.Line device = lines.register("json");
        lines.configure(device, "{\"once\":\"a setting\"}");
        String name = name();
        assertThat(save(device, name).statusCode()).isEqualTo(400);
        assertThat(mappings.current(name)).isEmpty();
    }

    private String mapping(TestDevices.Line device) {
        return devices.byId(device.id().value())
                .orElseThrow()
                .profile()
                .setting("mapping")
                .orElse("");
    }

    private Response save(TestDevices.Line device, String name) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .accept("text/html")
                .contentType(ContentType.URLENC)
                .redirects()
                .follow(false)
                .formParams(Map.of("name", name, "mapping", MAPPING, "do", "save"))
                .post("/json-mappings/new?device=" + device.id().value());
    }

    private static String name() {
        return "m" + Long.toString(System.nanoTime(), 36);
    }
}
