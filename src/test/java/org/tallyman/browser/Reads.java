package org.tallyman.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Tags of one product, and what a reader posts of them over a socket of its own. */
final class Reads {

    static final String GTIN = "09506000134000";

    private static final AtomicLong SERIAL = new AtomicLong(System.currentTimeMillis() % 1_000_000_000);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Reads() {}

    /** SGTIN-96 of {@link #GTIN} with a serial number that nothing else uses. */
    static String tag() {
        return String.format(Locale.ROOT, "30364433400D16%010X", SERIAL.incrementAndGet());
    }

    /** Each tag three times within a second, so that it counts as observed. */
    static void seen(String token, int antenna, List<String> tags) {
        post(token, lines(antenna, -52, tags, Instant.now().minusSeconds(2)));
    }

    /** Each tag first inside and then outside a door, where it is stronger by more than the margin. */
    static void leaving(String token, int inside, int outside, List<String> tags) {
        Instant now = Instant.now();
        post(token, lines(inside, -58, tags, now));
        post(token, lines(outside, -52, tags, now.plusSeconds(1)));
    }

    private static String lines(int antenna, int rssiDbm, List<String> tags, Instant at) {
        return tags.stream()
                .flatMap(tag -> List.of(0, 300, 600).stream()
                        .map(ms -> "{\"epc\":\"%s\",\"antenna\":%d,\"rssi\":%d,\"time\":\"%s\"}"
                                .formatted(tag, antenna, rssiDbm, at.plusMillis(ms))))
                .collect(Collectors.joining(",", "[", "]"));
    }

    static void post(String token, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Chromium.address("/ingest/tallyman")))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
