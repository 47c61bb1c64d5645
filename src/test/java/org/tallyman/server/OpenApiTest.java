package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Route;
import org.tallyman.testsupport.TestDatabase;

/** The committed description of the API is the one that is served, and leaves nothing out. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OpenApiTest {

    private static final Path COMMITTED = Path.of("docs/openapi.yaml");

    @Test
    void theCommittedDescriptionIsTheOneThatIsServed() throws IOException {
        String served = RestAssured.given()
                .get("/api/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(Files.readString(COMMITTED))
                .as("docs/openapi.yaml; update it with ./tally test -Dtest=OpenApiTest -Dopenapi.update=true")
                .isEqualTo(served);
    }

    @Test
    void describesEveryEndpointAndNoPage() {
        Map<String, Map<String, Object>> paths = description().getMap("paths");
        Set<String> described = new HashSet<>();
        paths.forEach((path, item) -> item.keySet().stream()
                .filter(verb -> !verb.equals("parameters"))
                .forEach(verb -> described.add(verb.toUpperCase(Locale.ROOT) + " " + path)));
        List<String> answered = Route.all().stream()
                .filter(route ->
                        route.template().startsWith("/api/") || route.template().startsWith("/ingest/"))
                .map(route -> route.verb() + " " + route.template())
                .toList();
        assertThat(described).containsExactlyInAnyOrderElementsOf(answered);
    }

    /** Else tools that make clients refuse the whole. */
    @Test
    void namesSchemasAsTheStandardAllows() {
        assertThat(description().<String, Object>getMap("components.schemas").keySet())
                .allMatch(name -> name.matches("[A-Za-z0-9._-]+"));
    }

    /** What those tools stumble over, wherever in the document it stands. */
    @Test
    void writesNoSchemaThatSaysAThingTwiceOrTwoThings() {
        JsonPath description = description();
        List<String> odd = new ArrayList<>();
        Map<String, Object> types = new HashMap<>();
        description
                .<String, Map<String, Object>>getMap("components.schemas")
                .forEach((name, schema) -> types.put(name, schema.getOrDefault("type", "")));
        judge("", description.getMap(""), types, odd);
        assertThat(odd).isEmpty();
    }

    /** @param schemas the type of each, by name */
    private static void judge(String at, Object part, Map<String, Object> schemas, List<String> odd) {
        if (part instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                judge(at + "/" + i, list.get(i), schemas, odd);
            }
        }
        if (!(part instanceof Map<?, ?> members)) {
            return;
        }
        members.forEach((name, value) -> judge(at + "/" + name, value, schemas, odd));
        for (String list : List.of("required", "enum", "tags")) {
            if (members.get(list) instanceof List<?> words && new HashSet<Object>(words).size() < words.size()) {
                odd.add(at + "/" + list + " says a thing twice");
            }
        }
        if (members.get("required") instanceof List<?> required
                && members.get("properties") instanceof Map<?, ?> properties
                && !properties.keySet().containsAll(required)) {
            odd.add(at + "/required names what is no property");
        }
        if (members.get("$ref") instanceof String reference) {
            String schema = reference.substring(reference.lastIndexOf('/') + 1);
            if (reference.startsWith("#/components/schemas/") && !schemas.containsKey(schema)) {
                odd.add(at + " refers to nothing");
            }
            if (members.containsKey("type") && !members.get("type").equals(schemas.get(schema))) {
                odd.add(at + " has another type beside its reference");
            }
        }
    }

    @Test
    void saysOfEveryEndpointWhatItDoesWhoMayAndWhatItAnswers() {
        Map<String, Map<String, Map<String, Object>>> paths = description().getMap("paths");
        List<String> poor = new ArrayList<>();
        Set<Object> names = new HashSet<>();
        paths.forEach((path, item) -> item.forEach((verb, operation) -> {
            if (verb.equals("parameters")) {
                return;
            }
            String endpoint = verb + " " + path;
            if (operation.get("summary") == null) {
                poor.add(endpoint + " has no summary");
            }
            if (!names.add(String.valueOf(operation.get("operationId")))) {
                poor.add(endpoint + " shares its operationId");
            }
            if (!(operation.get("security") instanceof List<?> security) || security.isEmpty()) {
                poor.add(endpoint + " does not say who may");
            }
            if (!(operation.get("responses") instanceof Map<?, ?> responses) || !tells(responses)) {
                poor.add(endpoint + " does not say what it answers");
            }
        }));
        assertThat(poor).isEmpty();
    }

    /** A good answer has a schema, unless it has no body. */
    private static boolean tells(Map<?, ?> responses) {
        return responses.keySet().containsAll(Set.of("401", "403", "default"))
                && responses.entrySet().stream()
                        .filter(response -> String.valueOf(response.getKey()).startsWith("2"))
                        .anyMatch(response -> response.getKey().equals("204") || hasSchema(response.getValue()));
    }

    private static boolean hasSchema(Object answer) {
        return answer instanceof Map<?, ?> members
                && members.get("content") instanceof Map<?, ?> content
                && !content.isEmpty()
                && content.values().stream()
                        .allMatch(type -> type instanceof Map<?, ?> each
                                && each.get("schema") instanceof Map<?, ?> schema
                                && !schema.isEmpty());
    }

    private static JsonPath description() {
        return RestAssured.given()
                .get("/api/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
