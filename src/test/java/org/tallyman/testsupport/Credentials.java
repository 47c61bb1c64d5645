package org.tallyman.testsupport;

import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.tallyman.access.DeviceCredentials;
import org.tallyman.ident.DeviceId;

/**
 * What a test needs to be let in, in a running application.
 *
 * @param adminToken of a person who may do everything everywhere; {@code Authorization: Bearer}
 * @param device the device that the device token is of
 * @param deviceCode its user name for HTTP Basic and MQTT
 * @param deviceToken good for ingest only
 */
public record Credentials(String adminToken, DeviceId device, String deviceCode, String deviceToken) {

    public static final String ADMIN_PASSWORD = "only-for-these-tests";

    /** Makes both, the second for a device that need not exist. */
    public static Credentials issue(DeviceId device, String deviceCode) {
        DeviceCredentials devices =
                Arc.container().instance(DeviceCredentials.class).get();
        return new Credentials(newAdminToken(), device, deviceCode, devices.issue(device, deviceCode));
    }

    /** The token of a service that may do everything at one site and nothing elsewhere. */
    public static String newTokenAt(String siteCode) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic("admin", ADMIN_PASSWORD)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        "a test",
                        "service",
                        "at-" + siteCode.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID(),
                        "verbs",
                        List.of(
                                "view",
                                "receive",
                                "move",
                                "pick",
                                "load",
                                "count",
                                "adjust",
                                "approve",
                                "configure",
                                "administer"),
                        "sites",
                        List.of(siteCode)))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    public static String newAdminToken() {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic("admin", ADMIN_PASSWORD)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "a test"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }
}
