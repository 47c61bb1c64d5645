package org.tallyman.demo;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Posts messages to an address with the device's token. */
final class HttpLine implements Line {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The message cannot be understood; it is in quarantine, and sending it again would not help. */
    private static final int BAD_REQUEST = 400;

    private final HttpClient client;
    private final URI address;
    private final String token;

    HttpLine(HttpClient client, URI address, String token) {
        this.client = client;
        this.address = address;
        this.token = token;
    }

    @Override
    public void send(String message) throws IOException {
        exchange(
                client,
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(message))
                        .build());
    }

    /** Sends; any answer but one that acknowledges is an {@link IOException}. */
    static void exchange(HttpClient client, HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300 && answer.statusCode() != BAD_REQUEST) {
                throw new IOException("answered " + answer.statusCode() + " " + answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
