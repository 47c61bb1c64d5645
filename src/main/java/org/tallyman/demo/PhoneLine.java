package org.tallyman.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;

/** A tracker's line: the message is the query of an address, and so is the token, as phones with OsmAnd have it. */
final class PhoneLine implements Line {

    private final HttpClient client;
    private final URI base;
    private final String token;

    PhoneLine(HttpClient client, URI base, String token) {
        this.client = client;
        this.base = base;
        this.token = token;
    }

    @Override
    public void send(String message) throws IOException {
        URI address = base.resolve("/ingest/osmand?token=" + token + "&" + message);
        HttpLine.exchange(
                client,
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build());
    }
}
