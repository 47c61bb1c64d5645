package org.tallyman.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The API as any script uses it: a token got with name and password, then JSON. */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final URI base;
    private final String authorization;

    Api(HttpClient client, URI base, String authorization) {
        this.client = client;
        this.base = base;
        this.authorization = authorization;
    }

    /** The API with a token of its own; {@link Session#signOut} ends it. */
    static Session signIn(HttpClient client, URI base, String user, String password) {
        String basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        try {
            JsonNode made = new Api(client, base, "Basic " + basic).post("/tokens", Map.of("name", "demo"));
            return new Session(
                    new Api(client, base, "Bearer " + made.get("token").asText()),
                    made.get("id").asLong());
        } catch (DemoException e) {
            throw new DemoException(e.getMessage() + "; TALLYMAN_ADMIN_PASSWORD must be the password of " + user, e);
        }
    }

    /** What a sign-in gives: the API, and which token it uses. */
    record Session(Api api, long token) {
        void signOut() {
            api.send("DELETE", "/tokens/" + token, "application/json", "");
        }
    }

    JsonNode get(String path) {
        return send("GET", path, "application/json", "");
    }

    JsonNode post(String path, Object body) {
        return send("POST", path, "application/json", Json.write(body));
    }

    /** A CSV import as a careful person does it: tried first, then done. */
    void load(String path, String csv) {
        for (String dryRun : List.of("true", "false")) {
            JsonNode report = send("POST", path + "?dryRun=" + dryRun, "text/csv", csv);
            if (!report.path("refusals").isEmpty()) {
                throw new DemoException(path + " refuses rows: " + report.get("refusals"));
            }
        }
    }

    /** All items of a list that comes in pages; {@code path} may have a query. */
    List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String start = path + (path.contains("?") ? "&" : "?") + "limit=200";
        String after = "";
        do {
            JsonNode page = get(start + (after.isEmpty() ? "" : "&after=" + encode(after)));
            page.get("items").forEach(items::add);
            after = page.path("next").asText("");
            after = page.path("next").isNull() ? "" : after;
        } while (!after.isEmpty());
        return items;
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private JsonNode send(String method, String path, String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/api/v1" + path))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new DemoException(method + " " + path + " answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? NullNode.instance : Json.read(answer.body());
        } catch (IOException e) {
            throw new DemoException(method + " " + path + " got no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted", e);
        }
    }
}
