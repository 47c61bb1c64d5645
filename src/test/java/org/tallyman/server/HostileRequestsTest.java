package org.tallyman.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** Whatever is sent to the API, it answers by naming what is wrong, and never breaks. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class HostileRequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LONG = "x".repeat(100_000);

    /** What stands where something else should, as JSON. */
    private static final List<String> HOSTILE = List.of(
            "null",
            "true",
            "{}",
            "[null]",
            "-1",
            "1.5",
            "99999999999999999999999999",
            "1e400",
            "\"\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"+999999999-12-31T23:59:59.999999999Z\"",
            "\"-999999999-01-01\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"" + LONG + "\"");

    private static final List<String> BODIES =
            List.of("", "null", "[]", "1", "\"x\"", "{", "{\"\":1}", "[".repeat(5_000), "\u0000", "{\"a\":1}{\"b\":2}");

    private static final List<String> IN_ADDRESSES = List.of(
            "0",
            "-1",
            "99999999999999999999",
            "%00",
            "a%00b",
            "%F0%9F%98%80",
            "%ED%A0%80",
            "%27%3B--",
            "%2B999999999-12-31T23:59:59Z",
            "x".repeat(3_000));

    /** Members that go with others, or instead of others. */
    private static final Set<String> NOT_ALONE = Set.of(
            "gln",
            "planXM",
            "planYM",
            "planWidthM",
            "planHeightM",
            "temperatureLowC",
            "temperatureHighC",
            "placeId",
            "side",
            "secret",
            "verbs");

    @TestHTTPResource("/")
    @Nullable
    URI address;

    /** As it came; read with no more than it takes, because thousands come. */
    private record Answer(int statusCode, String contentType, String asString) {

        JsonNode json() {
            try {
                return JSON.readTree(asString);
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + asString, e);
            }
        }

        String firstField() {
            return json().at("/violations/0/field").asText();
        }
    }

    private HttpClient client = newClient();
    private ExampleRequests examples;
    private JsonNode description;
    private final List<String> broken = new ArrayList<>();
    private int sent;

    @AfterEach
    void hangUp() {
        client.close();
    }

    @BeforeEach
    void build() throws JsonProcessingException {
        examples = ExampleRequests.build(Credentials.newAdminToken());
        description = JSON.readTree(RestAssured.get("/api/openapi?format=json").asString());
    }

    @Test
    void hasAnExampleOfEveryBodyThatWorksAndLeavesNoMemberOut() {
        Map<String, JsonNode> schemas = bodies("application/json");
        assertThat(examples.bodies().keySet()).containsExactlyInAnyOrderElementsOf(schemas.keySet());

        examples.bodies().forEach((name, example) -> {
            ObjectNode body = example.get();
            JsonNode members =
                    resolved(Objects.requireNonNull(schemas.get(name))).path("properties");
            assertThat(members(body)).as(name).isEqualTo(members(members));
            Answer answer = send(name, body.toString());
            assertThat(answer.statusCode())
                    .as("%s %s: %s", name, body, answer.asString())
                    .isBetween(200, 299);
        });
    }

    @Test
    void namesTheMemberWhateverStandsInIt() {
        examples.bodies().forEach((name, example) -> {
            for (String pointer : pointers(example.get(), "")) {
                for (String hostile : HOSTILE) {
                    ObjectNode body = example.get();
                    put(body, pointer, parsed(hostile));
                    judge(name + " " + pointer, hostile, send(name, body.toString()));
                }
            }
            ObjectNode body = example.get();
            body.put("nobodyKnowsMe", 1);
            Answer answer = send(name, body.toString());
            if (!name.endsWith("/ident") && !name.endsWith("/decode")) {
                assertThat(answer.statusCode()).as(name).isEqualTo(400);
            }
            judge(name, "unknown member", answer);
        });
        assertThat(sent).isGreaterThan(1_000);
        assertThat(broken).isEmpty();
    }

    /** What the description says must be given is missed; the rest may be left out wherever it makes sense. */
    @Test
    void missesWhatItSaysMustBeGivenAndNothingElse() {
        Map<String, JsonNode> schemas = bodies("application/json");
        Map<String, Boolean> mayBeLeftOut = new TreeMap<>();
        examples.bodies()
                .forEach((name, example) -> example.get().fieldNames().forEachRemaining(member -> {
                    JsonNode schema = resolved(Objects.requireNonNull(schemas.get(name)));
                    boolean required = schema.path("required").toString().contains('"' + member + '"');
                    ObjectNode without = example.get();
                    without.remove(member);
                    Answer answer = send(name, without.toString());
                    judge(name, "without " + member, answer);
                    if (required && answer.statusCode() != 400) {
                        broken.add(name + " does not miss " + member + ": " + answer.statusCode());
                    }
                    if (!required && !NOT_ALONE.contains(member)) {
                        String of = schemas.get(name) + " " + member;
                        mayBeLeftOut.merge(of, answer.statusCode() < 300, (one, other) -> one || other);
                    }
                }));
        mayBeLeftOut.forEach((of, may) -> {
            if (!may) {
                broken.add("must always be given: " + of);
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void refusesWhatIsNoBodyOfItsKind() {
        examples.bodies()
                .forEach((name, example) -> BODIES.forEach(body -> judge(name, "body " + body, send(name, body))));
        assertThat(broken).isEmpty();
    }

    @Test
    void namesTheColumnWhateverStandsInIt() {
        assertThat(examples.tables().keySet())
                .containsExactlyInAnyOrderElementsOf(bodies("text/csv").keySet());
        examples.tables().forEach((name, table) -> {
            Map<String, String> good = table.get();
            for (String column : good.keySet()) {
                for (String hostile : HOSTILE) {
                    Map<String, String> row = new TreeMap<>(table.get());
                    row.put(column, parsed(hostile).asText());
                    judgeRow(name + " " + column, hostile, sendTable(name, row));
                }
            }
            judgeRow(name, "good row", sendTable(name, table.get()));
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void neverBreaksOverAnAddress() {
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String verb = operation.getKey().toUpperCase(Locale.ROOT);
                    if (verb.equals("PARAMETERS") || path.getKey().startsWith("/ingest/")) {
                        return;
                    }
                    for (String hostile : IN_ADDRESSES) {
                        String address = path.getKey().replaceAll("\\{[^}]+}", hostile.replace("$", ""));
                        if (!address.equals(path.getKey())) {
                            judgeAddress(verb, address);
                        }
                        operation.getValue().path("parameters").forEach(parameter -> {
                            if (parameter.path("in").asText().equals("query")) {
                                judgeAddress(
                                        verb,
                                        examples.filled(path.getKey()) + "?"
                                                + parameter.path("name").asText() + "=" + hostile);
                            }
                        });
                    }
                }));
        assertThat(broken).isEmpty();
    }

    @Test
    void refusesTooLargeABodyWithAProblem() throws Exception {
        byte[] large = ("{\"name\":\"" + "x".repeat(2_200_000) + "\"}").getBytes(UTF_8);
        Map<String, String> kinds = Map.of(
                "/api/v1/places", "application/json",
                "/api/v1/products/import", "text/csv",
                "/api/v1/ident", "application/json",
                "/ingest/tallyman", "application/json",
                "/places/import", "multipart/form-data; boundary=x",
                "/sign-in", "application/x-www-form-urlencoded");
        for (var kind : kinds.entrySet()) {
            HttpResponse<String> answer = post(kind, HttpRequest.BodyPublishers.ofByteArray(large));
            assertThat(answer.statusCode()).as(kind.getKey()).isEqualTo(413);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("/problems/too-large");

            HttpResponse<String> inPieces =
                    post(kind, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
            boolean asked = !kind.getKey().startsWith("/ingest/");
            assertThat(inPieces.statusCode()).as(kind.getKey()).isEqualTo(asked ? 413 : 403);
        }
    }

    private HttpResponse<String> post(Map.Entry<String, String> kind, HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        Objects.requireNonNull(address).resolve(kind.getKey()))
                .header("Authorization", "Bearer " + examples.token())
                .header("Content-Type", kind.getValue())
                .POST(body)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void namesTheParameterThatIsNoneOfItsKind() {
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    for (JsonNode parameter : operation.getValue().path("parameters")) {
                        String name = parameter.path("name").asText();
                        JsonNode schema = resolved(parameter.path("schema"));
                        String types = schema.path("type").toString();
                        boolean picky = types.contains("boolean") || types.contains("integer") || schema.has("enum");
                        if (parameter.path("in").asText().equals("query")
                                && picky
                                && path.getKey().startsWith("/api/")) {
                            Answer answer = request(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    examples.filled(path.getKey()) + "?" + name + "=maybe",
                                    path.getKey().endsWith("/import") ? "text/csv" : "application/json",
                                    bearer(),
                                    "gtin,name\n");
                            judge(operation.getKey() + " " + path.getKey(), name, answer);
                            if (answer.statusCode() != 400 || !name.equals(answer.firstField())) {
                                broken.add(operation.getKey() + " " + path.getKey() + "?" + name + "=maybe: "
                                        + answer.statusCode());
                            }
                        }
                    }
                }));
        assertThat(broken).isEmpty();
        assertThat(sent).isGreaterThan(30);
    }

    private void judge(String endpoint, String hostile, Answer answer) {
        sent++;
        int status = answer.statusCode();
        boolean told = status != 400
                || (answer.contentType().startsWith("application/problem+json")
                        && !answer.firstField().isEmpty());
        if (status >= 500 || !told) {
            broken.add(endpoint + " = " + shown(hostile) + ": " + status + " " + shown(answer.asString()));
        }
    }

    private void judgeRow(String endpoint, String hostile, Answer answer) {
        judge(endpoint, hostile, answer);
        if (answer.statusCode() == 400 && !answer.firstField().matches("line ([2-9]|\\d\\d+)(, .+)?|column|file")) {
            broken.add(endpoint + " = " + shown(hostile) + ": no line " + shown(answer.asString()));
        }
    }

    private void judgeAddress(String verb, String address) {
        Answer answer = request(
                verb,
                address,
                address.contains("/import") ? "text/csv" : "application/json",
                bearer(),
                verb.equals("POST") || verb.equals("PUT") ? "{}" : "");
        if (answer.statusCode() >= 500) {
            broken.add(verb + " " + shown(address) + ": " + answer.statusCode() + " " + shown(answer.asString()));
        }
    }

    private Answer send(String name, String body) {
        String[] parts = name.split(" ", 2);
        String password =
                "Basic " + Base64.getEncoder().encodeToString(("admin:" + Credentials.ADMIN_PASSWORD).getBytes(UTF_8));
        return request(
                parts[0],
                examples.filled(parts[1]),
                "application/json",
                name.equals("POST /api/v1/tokens") ? password : bearer(),
                body);
    }

    private Answer sendTable(String name, Map<String, String> row) {
        String head = String.join(",", row.keySet());
        String cells = String.join(
                ",",
                row.values().stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .toList());
        return request("POST", name.substring("POST ".length()), "text/csv", bearer(), head + "\n" + cells + "\n");
    }

    private String bearer() {
        return "Bearer " + examples.token();
    }

    private Answer request(String verb, String path, String contentType, String authorization, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        Objects.requireNonNull(address).resolve(path))
                .header("Authorization", authorization)
                .header("Content-Type", contentType)
                .method(
                        verb,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body.getBytes(UTF_8)))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == Response.Status.REQUEST_URI_TOO_LONG.getStatusCode()) {
                // The server closes the connection after that without saying so: the next request must not take it.
                client.close();
                client = newClient();
            }
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(verb + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private Map<String, JsonNode> bodies(String type) {
        Map<String, JsonNode> bodies = new TreeMap<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode content = operation
                            .getValue()
                            .path("requestBody")
                            .path("content")
                            .path(type);
                    if (!content.isMissingNode() && path.getKey().startsWith("/api/")) {
                        bodies.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                content.path("schema"));
                    }
                }));
        return bodies;
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            return description.at(reference.substring(1));
        }
        for (JsonNode choice : schema.path("anyOf")) {
            if (choice.has("$ref")) {
                return resolved(choice);
            }
        }
        return schema;
    }

    private static Set<String> members(JsonNode object) {
        Set<String> members = new TreeSet<>();
        object.fieldNames().forEachRemaining(members::add);
        return members;
    }

    private static List<String> pointers(JsonNode node, String above) {
        List<String> pointers = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                pointers.add(above + "/" + member.getKey());
                pointers.addAll(pointers(member.getValue(), above + "/" + member.getKey()));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                pointers.add(above + "/" + i);
                pointers.addAll(pointers(array.get(i), above + "/" + i));
            }
        }
        return pointers;
    }

    private static void put(ObjectNode body, String pointer, JsonNode value) {
        int last = pointer.lastIndexOf('/');
        JsonNode parent = body.at(pointer.substring(0, last));
        String member = pointer.substring(last + 1);
        if (parent instanceof ObjectNode object) {
            object.set(member, value);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(member), value);
        }
    }

    /** Numbers stay as they are written, however large. */
    private static JsonNode parsed(String json) {
        if (json.matches("-?[0-9].*")) {
            return JsonNodeFactory.instance.rawValueNode(new com.fasterxml.jackson.databind.util.RawValue(json));
        }
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static String shown(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
