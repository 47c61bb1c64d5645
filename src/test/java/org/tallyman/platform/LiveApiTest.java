package org.tallyman.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class LiveApiTest {

    @TestHTTPResource("/live")
    @Nullable
    URI address;

    private final LiveFeed feed;

    LiveApiTest(LiveFeed feed) {
        this.feed = feed;
    }

    @Test
    void tellsABrowserWhatChangedAndWhatItMissed() throws Exception {
        int others = feed.listeners();
        long rendered = feed.now();
        feed.publish("live-test-missed");
        List<String> lines = new CopyOnWriteArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            Future<?> reading = read(client, "?topics=live-test-missed,live-test&since=" + rendered, lines);
            await().until(() -> lines.contains("data:live-test-missed"));
            feed.publish("live-test");
            await().until(() -> lines.contains("data:live-test"));
            assertThat(lines).contains("event:ping", "event:change");
            List<Long> ids = numbered(lines);
            assertThat(ids).hasSize(2).isSorted();
            assertThat(ids.getFirst()).isGreaterThan(rendered);
            assertThat(ids.getLast()).isLessThanOrEqualTo(feed.now());
            reading.cancel(true);
            client.shutdownNow();
        }
        await().untilAsserted(() -> assertThat(feed.listeners()).isLessThanOrEqualTo(others));
    }

    @Test
    void tellsStrangersNothing() {
        given().get("/live?topics=stock")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unauthenticated"));
    }

    @Test
    void refusesWhatIsNoTopic() {
        given().auth()
                .oauth2(Credentials.newAdminToken())
                .get("/live?topics=Stock")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("topics"));
    }

    private static List<Long> numbered(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> Long.valueOf(line.substring("id:".length())))
                .toList();
    }

    private Future<?> read(HttpClient client, String query, List<String> lines) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + query))
                .header("Authorization", "Bearer " + Credentials.newAdminToken())
                .header("Accept", "text/event-stream")
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofLines()).thenAccept(response -> {
            try (Stream<String> body = response.body()) {
                body.forEach(lines::add);
            }
        });
    }
}
