package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** What is answered is what the description says of it: what must be there is, what may not be null is not. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DescribedAnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ExampleRequests examples;
    private JsonNode description;
    private final List<String> untrue = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    @BeforeEach
    void build() throws JsonProcessingException {
        examples = ExampleRequests.build(Credentials.newAdminToken());
        description = JSON.readTree(RestAssured.get("/api/openapi?format=json").asString());
    }

    @Test
    void answersAsDescribed() throws JsonProcessingException {
        for (var example : examples.bodies().entrySet()) {
            String[] parts = example.getKey().split(" ", 2);
            var request = RestAssured.given()
                    .contentType("application/json")
                    .body(example.getValue().get().toString());
            Response answer = (example.getKey().equals("POST /api/v1/tokens")
                            ? request.auth().preemptive().basic("admin", Credentials.ADMIN_PASSWORD)
                            : request.auth().oauth2(examples.token()))
                    .request(parts[0], examples.filled(parts[1]));
            check(parts[0], parts[1], answer);
        }
        for (var path : description.path("paths").properties()) {
            if (path.getValue().has("get") && path.getKey().startsWith("/api/")) {
                String address = examples.filled(path.getKey())
                        .replaceAll("/lots$", "/lots?gtin=" + examples.things().get("/api/v1/products/"))
                        .replaceAll("/messages$", "/messages?device=api")
                        .replaceAll("/measurements$", "/measurements?device=api")
                        .replaceAll("/stock$", "/stock?by=product");
                check(
                        "GET",
                        path.getKey(),
                        RestAssured.given().auth().oauth2(examples.token()).get(address));
            }
        }
        assertThat(untrue).isEmpty();
        assertThat(seen).hasSizeGreaterThan(40);
    }

    @Test
    void refusesAsDescribed() throws JsonProcessingException {
        Response refused = RestAssured.given()
                .auth()
                .oauth2(examples.token())
                .contentType("application/json")
                .body("{\"kind\": \"CASTLE\"}")
                .post("/api/v1/places");
        check("POST", "/api/v1/places", refused);
        check("GET", "/api/v1/places", RestAssured.get("/api/v1/places"));
        assertThat(untrue).isEmpty();
    }

    private void check(String verb, String path, Response answer) throws JsonProcessingException {
        JsonNode responses = description
                .path("paths")
                .path(path)
                .path(verb.toLowerCase(Locale.ROOT))
                .path("responses");
        JsonNode response = responses.path(String.valueOf(answer.statusCode()));
        JsonNode told = resolved(response.isMissingNode() ? responses.path("default") : response);
        String type = answer.contentType().split(";", 2)[0];
        JsonNode schema = told.path("content").path(type).path("schema");
        if (type.endsWith("json") && !schema.isMissingNode()) {
            check(verb + " " + path + " " + answer.statusCode(), JSON.readTree(answer.asString()), schema);
        } else if (type.endsWith("json")) {
            untrue.add(verb + " " + path + " answers " + answer.statusCode() + " " + type + ", which is not described");
        }
    }

    private void check(String at, JsonNode value, JsonNode schema) {
        JsonNode named = resolved(schema);
        if (schema.has("$ref")) {
            seen.add(schema.path("$ref").asText());
        }
        if (named.has("anyOf")) {
            if (value.isNull() && named.path("anyOf").toString().contains("\"null\"")) {
                return;
            }
            check(at, value, named.path("anyOf").get(0));
            return;
        }
        String types = named.path("type").toString();
        if (!types.isEmpty()
                && !types.contains('"' + type(value) + '"')
                && !(value.isIntegralNumber() && types.contains("number"))) {
            untrue.add(at + " is " + value + ", not " + types);
        }
        JsonNode names = named.path("enum");
        if (value.isTextual() && names.isArray() && !names.toString().contains('"' + value.textValue() + '"')) {
            untrue.add(at + " is " + value + ", not one of " + names);
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(at + "/" + i, value.get(i), named.path("items"));
            }
        }
        if (value.isObject() && named.has("properties")) {
            members(at, value, named);
        }
    }

    private void members(String at, JsonNode value, JsonNode schema) {
        schema.path("required").forEach(member -> {
            if (!value.has(member.asText())) {
                untrue.add(at + " has no " + member.asText() + ": " + value);
            }
        });
        value.properties().forEach(member -> {
            JsonNode described = schema.path("properties").path(member.getKey());
            if (described.isMissingNode()) {
                untrue.add(at + "/" + member.getKey() + " is not described");
            } else {
                check(at + "/" + member.getKey(), member.getValue(), described);
            }
        });
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : resolved(description.at(reference.substring(1)));
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case OBJECT, POJO, BINARY, MISSING -> "object";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING -> "string";
        };
    }
}
