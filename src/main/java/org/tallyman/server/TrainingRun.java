package org.tallyman.server;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tallyman.access.FirstAdministrator;

/**
 * A start for the sake of later ones ({@code TALLYMAN_TRAINING_RUN=true}): signs in, looks at the first pages and ends.
 * Run with {@code -XX:AOTCacheOutput=…}, the JVM writes what it loaded and linked on the way to that file.
 *
 * <p>Ends with 0 only if every page was there, so that the same run proves an image that was just built.
 */
@ApplicationScoped
class TrainingRun {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> PAGES = List.of(
            "/overview",
            "/stock",
            "/items",
            "/places",
            "/devices",
            "/products",
            "/shipments",
            "/links",
            "/api/v1/stock");

    private final boolean asked;
    private final Optional<String> password;

    TrainingRun(
            @ConfigProperty(name = "tallyman.training-run", defaultValue = "false") boolean asked,
            @ConfigProperty(name = "tallyman.admin-password") Optional<String> password) {
        this.asked = asked;
        this.password = password;
    }

    void visit(@ObservesAsync HttpServerStart start) throws InterruptedException {
        if (!asked) {
            return;
        }
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        boolean shown = false;
        try (HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(PATIENCE)
                .build()) {
            shown = signIn(browser, port) && visitAll(browser, port);
        } catch (IOException e) {
            Log.errorf("The training run was not answered: %s", e.getMessage());
        }
        Quarkus.asyncExit(shown ? 0 : 1);
    }

    private boolean signIn(HttpClient browser, int port) throws IOException, InterruptedException {
        if (!answers(browser, to(port, "/sign-in").build(), 200)) {
            return false;
        }
        String form = "name=" + FirstAdministrator.NAME + "&password="
                + URLEncoder.encode(password.orElse(""), StandardCharsets.UTF_8);
        HttpRequest request = to(port, "/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return answers(browser, request, 303);
    }

    private static boolean visitAll(HttpClient browser, int port) throws IOException, InterruptedException {
        boolean all = true;
        for (String page : PAGES) {
            all &= answers(browser, to(port, page).build(), 200);
        }
        return all;
    }

    private static HttpRequest.Builder to(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private static boolean answers(HttpClient browser, HttpRequest request, int expected)
            throws IOException, InterruptedException {
        int status = browser.send(request, BodyHandlers.discarding()).statusCode();
        if (status != expected) {
            Log.errorf("The training run got %d instead of %d from %s", status, expected, request.uri());
        }
        return status == expected;
    }
}
