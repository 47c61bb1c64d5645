package org.tallyman.server;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tallyman.platform.Problem;

/**
 * Takes no request once Tallyman stops. The framework waits for those on their way, but lets others in until the port
 * closes, which cuts them off: a message would be kept and its sender never told.
 */
@ApplicationScoped
class ClosedDoor {

    private static final int EARLY = 380;

    /** The door is closed before the framework counts who is still inside. */
    private static final Duration AHEAD = Duration.ofMillis(100);

    private final Vertx vertx;
    private final Duration delay;
    private volatile boolean closed;

    ClosedDoor(Vertx vertx, @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        this.vertx = vertx;
        this.delay = delay.orElse(Duration.ZERO);
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, EARLY);
    }

    void close(@Observes ShutdownDelayInitiatedEvent event) {
        long open = delay.minus(AHEAD).toMillis();
        if (open > 0) {
            vertx.setTimer(open, timer -> closed = true);
        } else {
            closed = true;
        }
    }

    private void pass(RoutingContext routing) {
        if (!closed) {
            routing.next();
            return;
        }
        routing.response().putHeader(HttpHeaders.RETRY_AFTER, "5");
        new Problem("unavailable", "Not now", Status.SERVICE_UNAVAILABLE, "Tallyman is stopping; nothing was done.")
                .end(routing);
    }
}
