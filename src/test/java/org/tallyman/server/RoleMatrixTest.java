package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallyman.access.Roles;
import org.tallyman.ident.DeviceId;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.Route;
import org.tallyman.testsupport.TestDatabase;

/** Every address that any feature answers at, tried by those who have no business there. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RoleMatrixTest {

    @Test
    void lettingStrangersInIsSaidByAnnotationOnly() {
        List<Route> closed = Route.all().stream().filter(route -> !route.open()).toList();
        assertThat(closed).hasSizeGreaterThan(10);
        for (Route route : closed) {
            Response response = route.send(RestAssured.given().accept("*/*"), route.path("1"));
            assertThat(response.statusCode()).as("a stranger at %s", route).isEqualTo(401);
        }
    }

    @Test
    void strangersWhoWantAPageAreAskedToSignIn() {
        Route.all().stream()
                .filter(route -> !route.open() && route.verb().equals("GET"))
                .filter(route -> !route.template().startsWith("/api/")
                        && !route.template().startsWith("/ingest/")
                        && !route.template().startsWith("/epcis/")
                        && !route.template().startsWith("/live"))
                .forEach(route -> {
                    Response response = route.send(RestAssured.given().accept("text/html"), route.path("1"));
                    assertThat(response.statusCode())
                            .as("a stranger at %s", route)
                            .isEqualTo(303);
                    assertThat(response.header("Location")).contains("/sign-in?return=");
                });
    }

    @Test
    void devicesGetNowhereButWhereDevicesMay() {
        String token = Credentials.issue(new DeviceId(7001), "R-7001").deviceToken();
        Route.all().stream()
                .filter(route -> !route.open() && !route.roles().contains(Roles.DEVICE))
                .filter(route -> !route.roles().contains("**"))
                .forEach(route -> {
                    Response response =
                            route.send(RestAssured.given().accept("*/*").auth().oauth2(token), route.path("1"));
                    assertThat(response.statusCode())
                            .as("a device at %s", route)
                            .isEqualTo(403);
                });
    }
}
