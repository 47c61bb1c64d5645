package org.tallyman.testsupport;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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

/**
 * One address at which a feature answers, as its annotations say.
 *
 * @param verb such as {@code GET}
 * @param template such as {@code /devices/{id}}, without the patterns of its parameters
 * @param roles of which one is needed; {@code **} for anyone who is known
 * @param open to strangers
 */
public record Route(String verb, String template, String consumes, List<String> roles, boolean open) {

    private static final List<Route> ALL = read();

    /** All that there are. */
    public static List<Route> all() {
        return ALL;
    }

    private static List<Route> read() {
        List<Route> routes = new ArrayList<>();
        for (JavaClass resource : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.tallyman")) {
            if (resource.isAnnotatedWith(Path.class)) {
                resource.getMethods()
                        .forEach(method -> verb(method).ifPresent(verb -> routes.add(of(resource, method, verb))));
            }
        }
        return List.copyOf(routes);
    }

    public boolean hasParameter() {
        return template.contains("{");
    }

    /** The address with one value for each of its parameters. */
    public String path(String value) {
        return template.replaceAll("\\{[^}]+}", value);
    }

    /** Asks for it with an empty body of the kind that it takes. */
    public Response send(RequestSpecification request, String path) {
        if (consumes.startsWith("multipart/")) {
            request.multiPart("a", "b");
        } else if (!verb.equals("GET")) {
            request.contentType(consumes).body(consumes.contains("json") ? "{}" : "a=b");
        }
        return request.urlEncodingEnabled(false).redirects().follow(false).request(verb, path);
    }

    private static Optional<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(annotation -> annotation.getRawType().getSimpleName())
                .findFirst();
    }

    private static Route of(JavaClass resource, JavaMethod method, String verb) {
        String path = resource.getAnnotationOfType(Path.class).value()
                + method.tryGetAnnotationOfType(Path.class)
                        .map(at -> "/" + at.value())
                        .orElse("");
        String template = ("/" + path.replaceAll("\\{\\s*(\\w+)[^}]*}", "{$1}")).replaceAll("/+", "/");
        if (template.length() > 1 && template.endsWith("/")) {
            template = template.substring(0, template.length() - 1);
        }
        String fallback = template.startsWith("/api/") || template.startsWith("/ingest/")
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
        return new Route(verb, template, consumes, roles, open);
    }
}
