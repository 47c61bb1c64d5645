package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallyman.access.Roles;
import org.tallyman.ident.DeviceId;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** Every address that any feature answers at, as its annotations say, tried by those who have no business there. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RoleMatrixTest {

    private record Address(String verb, String path, String consumes, List<String> roles, boolean open) {}

    @Test
    void lettingStrangersInIsSaidByAnnotationOnly() {
        List<Address> closed =
                addresses().stream().filter(address -> !address.open()).toList();
        assertThat(closed).hasSizeGreaterThan(10);
        for (Address address : closed) {
            Response response = send(RestAssured.given().accept("*/*"), address);
            assertThat(response.statusCode()).as("a stranger at %s", address).isEqualTo(401);
        }
    }

    @Test
    void strangersWhoWantAPageAreAskedToSignIn() {
        addresses().stream()
                .filter(address -> !address.open() && address.verb().equals("GET"))
                .filter(address -> !address.path().startsWith("/api/")
                        && !address.path().startsWith("/ingest/")
                        && !address.path().startsWith("/epcis/")
                        && !address.path().startsWith("/live"))
                .forEach(address -> {
                    Response response = send(RestAssured.given().accept("text/html"), address);
                    assertThat(response.statusCode())
                            .as("a stranger at %s", address)
                            .isEqualTo(303);
                    assertThat(response.header("Location")).contains("/sign-in?return=");
                });
    }

    @Test
    void devicesGetNowhereButWhereDevicesMay() {
        String token = Credentials.issue(new DeviceId(7001), "R-7001").deviceToken();
        addresses().stream()
                .filter(address -> !address.open() && !address.roles().contains(Roles.DEVICE))
                .filter(address -> !address.roles().contains("**"))
                .forEach(address -> {
                    Response response =
                            send(RestAssured.given().accept("*/*").auth().oauth2(token), address);
                    assertThat(response.statusCode())
                            .as("a device at %s", address)
                            .isEqualTo(403);
                });
    }

    private static Response send(RequestSpecification request, Address address) {
        if (address.consumes().startsWith("multipart/")) {
            request.multiPart("a", "b");
        } else if (!address.verb().equals("GET")) {
            request.contentType(address.consumes()).body(address.consumes().contains("json") ? "{}" : "a=b");
        }
        return request.redirects().follow(false).request(address.verb(), address.path());
    }

    private static List<Address> addresses() {
        List<Address> addresses = new ArrayList<>();
        for (JavaClass resource : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.tallyman")) {
            if (resource.isAnnotatedWith(Path.class)) {
                resource.getMethods()
                        .forEach(method ->
                                verb(method).ifPresent(verb -> addresses.add(address(resource, method, verb))));
            }
        }
        return addresses;
    }

    private static Optional<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(annotation -> annotation.getRawType().getSimpleName())
                .findFirst();
    }

    private static Address address(JavaClass resource, JavaMethod method, String verb) {
        String path = resource.getAnnotationOfType(Path.class).value()
                + method.tryGetAnnotationOfType(Path.class)
                        .map(at -> "/" + at.value())
                        .orElse("");
        String concrete = ("/" + path.replaceAll("\\{[^}]+}", "1")).replaceAll("/+", "/");
        String fallback = concrete.startsWith("/api/") || concrete.startsWith("/ingest/")
                ? MediaType.APPLICATION_JSON
                : MediaType.APPLICATION_FORM_URLENCODED;
        String consumes = method.tryGetAnnotationOfType(Consumes.class)
                .or(() -> resource.tryGetAnnotationOfType(Consumes.class))
                .map(types -> types.value()[0])
                .orElse(fallback);
        boolean open = method.isAnnotatedWith(PermitAll.class)
                || (resource.isAnnotatedWith(PermitAll.class) && !method.isAnnotatedWith(RolesAllowed.class));
        List<String> roles = method.tryGetAnnotationOfType(RolesAllowed.class)
                .or(() -> resource.tryGetAnnotationOfType(RolesAllowed.class))
                .map(allowed -> List.of(allowed.value()))
                .orElse(List.of("**"));
        return new Address(verb, concrete, consumes, roles, open);
    }
}
