package org.tallyman.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sets up a site, a read point and readers over the API, as a script of an operator would. */
final class BenchSite {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String token;
    private final long readPoint;

    BenchSite(RunningApp app) throws IOException, InterruptedException {
        this.base = "http://127.0.0.1:" + app.httpPort() + "/api/v1";
        String basic = Base64.getEncoder().encodeToString(("admin:" + app.password()).getBytes(StandardCharsets.UTF_8));
        this.token = post("/tokens", Map.of("name", "bench"), "Basic " + basic)
                .get("token")
                .asText();
        long site = create("/places", Map.of("kind", "SITE", "code", "BENCH", "name", "Bench", "timeZone", "UTC"));
        long zone = create("/places", Map.of("kind", "ZONE", "code", "Z1", "name", "Zone", "parentId", site));
        this.readPoint =
                create("/read-points", Map.of("code", "BENCH-Z1", "name", "Zone", "role", "STATION", "placeId", zone));
    }

    /** Registers a reader whose every antenna serves the site's one read point. */
    Reader reader(String code) throws IOException, InterruptedException {
        JsonNode made = post(
                "/devices",
                Map.of("code", code, "name", code, "kind", "READER", "dialect", "tallyman"),
                "Bearer " + token);
        long id = made.get("device").get("id").asLong();
        post(
                "/devices/" + id + "/bindings",
                Map.of("antenna", 0, "readPointId", readPoint, "validFrom", "2020-01-01T00:00:00Z"),
                "Bearer " + token);
        return new Reader(id, code, made.get("token").asText());
    }

    /** Has a device's messages taken from a broker, over MQTT 3.1.1: Mosquitto 2.0.11 does not keep to the quota of MQTT 5. */
    void subscribe(Reader device, String address, String topics) throws IOException, InterruptedException {
        put(
                "/devices/" + device.id() + "/outbound-link",
                Map.of("address", address, "topics", topics, "mqttVersion", "3.1.1"));
    }

    /** Waits until the line to its broker is up: what is published before goes nowhere. */
    void awaitUp(Reader device) throws IOException, InterruptedException {
        for (int look = 0; look < 300; look++) {
            JsonNode link = send("GET", "/devices/" + device.id() + "/outbound-link", Map.of(), "Bearer " + token);
            if (link.path("state").path("phase").asText().equals("UP")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IOException("the line to the broker is not up");
    }

    /** Gives a device a key for DTLS. */
    void key(Reader device, String key) throws IOException, InterruptedException {
        put("/devices/" + device.id() + "/key", Map.of("key", key));
    }

    /** Registers trackers of one model from a file; returns how long that took, in nanoseconds. */
    long fleet(List<String> imeis, String model) throws IOException, InterruptedException {
        String csv = imeis.stream()
                .map(imei -> imei + "," + model)
                .collect(Collectors.joining("\n", "identifier,model\n", "\n"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/devices/import"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv))
                .build();
        long started = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200
                || !JSON.readTree(answer.body()).get("refusals").isEmpty()) {
            throw new IOException("the fleet was not taken: " + answer.statusCode() + " " + answer.body());
        }
        return System.nanoTime() - started;
    }

    String product(String gtin) throws IOException, InterruptedException {
        post("/products", Map.of("gtin", gtin, "name", "Bench product"), "Bearer " + token);
        return gtin;
    }

    String token() {
        return token;
    }

    private long create(String path, Map<String, Object> body) throws IOException, InterruptedException {
        return post(path, body, "Bearer " + token).get("id").asLong();
    }

    private JsonNode post(String path, Map<String, Object> body, String authorization)
            throws IOException, InterruptedException {
        return send("POST", path, body, authorization);
    }

    private void put(String path, Map<String, Object> body) throws IOException, InterruptedException {
        send("PUT", path, body, "Bearer " + token);
    }

    private JsonNode send(String method, String path, Map<String, Object> body, String authorization)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** A registered device and the secret with which it speaks. */
    record Reader(long id, String code, String token) {}
}
