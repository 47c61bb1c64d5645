package org.tallyman.platform;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Server-sent events: {@code change} with a topic as data and its number as id, {@code ping} on a quiet line. */
@Path("/live")
public class LiveApi {

    static final int MAX_TOPICS = 32;

    /** Changes that may wait for one browser; one that falls behind further is cut off and comes back by itself. */
    private static final int MAX_WAITING = 64;

    private final LiveFeed feed;
    private final LiveConfig config;
    private final Clock clock;

    LiveApi(LiveFeed feed, LiveConfig config, Clock clock) {
        this.feed = feed;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The changes of some topics.
     *
     * @param topics separated by commas, at most 32
     * @param since number of the last change that the page knows; {@code Last-Event-ID} wins
     */
    @GET
    @Authenticated
    @Operation(hidden = true)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> changes(
            @QueryParam("topics") @Nullable String topics,
            @QueryParam("since") @Nullable String since,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context Sse sse) {
        Set<String> wanted = wanted(topics == null ? "" : topics);
        long from = number(lastEventId, number(since, feed.now()));
        if (feed.listeners() >= config.maxClients()) {
            throw new Problem(
                            "too-many-listeners",
                            "Too many pages listen",
                            Response.Status.SERVICE_UNAVAILABLE,
                            "At most " + config.maxClients() + " pages are kept fresh at the same time.")
                    .exception();
        }
        Multi<OutboundSseEvent> changes = Multi.createFrom()
                .<LiveFeed.Change>emitter(emitter -> listen(emitter, wanted, from), MAX_WAITING)
                .map(change -> sse.newEventBuilder()
                        .id(Long.toString(change.id()))
                        .name("change")
                        .data(change.topic())
                        .build());
        Multi<OutboundSseEvent> pings = Multi.createFrom()
                .ticks()
                .every(config.ping())
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder()
                        .name("ping")
                        .data(clock.instant().toString())
                        .build());
        Multi<OutboundSseEvent> greeting = Multi.createFrom()
                .item(() -> sse.newEventBuilder()
                        .name("ping")
                        .data(clock.instant().toString())
                        .reconnectDelay(1_000 + ThreadLocalRandom.current().nextInt(4_000))
                        .build());
        return Multi.createBy()
                .merging()
                .streams(greeting, changes, pings)
                .select()
                .first(config.maxStream());
    }

    private void listen(MultiEmitter<? super LiveFeed.Change> emitter, Set<String> wanted, long from) {
        emitter.onTermination(feed.listen(wanted, from, emitter::emit));
    }

    private static Set<String> wanted(String topics) {
        Set<String> wanted = Stream.of(topics.split(",", MAX_TOPICS + 2))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .collect(Collectors.toSet());
        if (wanted.isEmpty() || wanted.size() > MAX_TOPICS || !wanted.stream().allMatch(LiveFeed::isTopic)) {
            throw Problem.invalid(
                            "topics",
                            topics,
                            "holds 1 to 32 topics of lower case letters, digits, - and ., with commas between")
                    .exception();
        }
        return wanted;
    }

    private static long number(@Nullable String text, long otherwise) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }
}
