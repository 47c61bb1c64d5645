package org.tallyman.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows a tag that was never seen and asks, over HTTP and with the very queries of the inventory and item pages, until
 * the product counts one more and the item has its last-seen time. The time is from handing the read to the socket to
 * the answer that shows it.
 */
final class Visibility {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PAUSE_MS = 4;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String token;
    private final String gtin;
    private final int item;
    private final MqttLine line;
    private final Latencies latencies;
    private final Thread thread = Thread.ofPlatform().name("visibility").unstarted(this::sample);
    private volatile boolean running = true;
    private volatile @Nullable Exception failure;

    /** One sampler has one product of its own: item reference {@code 100000 + number} of company prefix 0614141. */
    Visibility(RunningApp app, BenchSite site, BenchSite.Reader reader, int number, Latencies latencies)
            throws IOException, InterruptedException {
        this.base = "http://127.0.0.1:" + app.httpPort() + "/api/v1";
        this.token = site.token();
        this.latencies = latencies;
        this.item = 100_000 + number;
        this.gtin = gtin(item);
        site.product(gtin);
        this.line = new MqttLine(app.mqttPort(), "visibility-" + number, reader);
    }

    void start() {
        thread.start();
    }

    /** Ends after the sample at hand and closes the line. */
    void finish() throws InterruptedException, IOException {
        running = false;
        thread.join();
        line.close();
        if (failure != null) {
            throw new IllegalStateException("visibility could not be measured", failure);
        }
    }

    private void sample() {
        try {
            for (int serial = 1; running; serial++) {
                String epc = TagReads.epc(item, serial);
                Instant at = Instant.ofEpochMilli(System.currentTimeMillis());
                long sent = System.nanoTime();
                line.publish(
                        1 + serial % 60_000,
                        "{\"epc\":\"" + epc + "\",\"antenna\":1,\"time\":" + at.toEpochMilli() + "}");
                line.flush();
                line.acknowledged();
                while (!counted(serial) || !seen(epc, at)) {
                    Thread.sleep(PAUSE_MS);
                }
                latencies.add(System.nanoTime() - sent);
            }
        } catch (IOException | InterruptedException e) {
            failure = e;
        }
    }

    private boolean counted(int expected) throws IOException, InterruptedException {
        JsonNode lines = get("/stock?by=product&gtin=" + gtin).get("items");
        long quantity = lines.isEmpty() ? 0 : lines.get(0).get("quantity").asLong();
        if (quantity > expected) {
            throw new IllegalStateException(gtin + " counts " + quantity + ", shown were " + expected);
        }
        return quantity == expected;
    }

    private boolean seen(String epc, Instant at) throws IOException, InterruptedException {
        JsonNode items = get("/items?q=" + epc).get("items");
        return !items.isEmpty()
                && !Instant.parse(items.get(0).path("lastSeen").path("at").asText())
                        .isBefore(at);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static String gtin(int item) {
        String digits = String.format(Locale.ROOT, "%d0614141%05d", item / 100_000, item % 100_000);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
