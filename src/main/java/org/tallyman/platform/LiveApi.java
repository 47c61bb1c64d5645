package org.tallyman.platform;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
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
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern NAMES_A_THING = Pattern.compile("([a-z]+)-([0-9]{1,18})");

    private final LiveFeed feed;
    private final LiveConfig config;
    private final Clock clock;
    private final List<TopicPermit> permits;
    private final CurrentIdentityAssociation caller;
    private final Set<Open> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    LiveApi(
            LiveFeed feed,
            LiveConfig config,
            Clock clock,
            @All List<TopicPermit> permits,
            CurrentIdentityAssociation caller) {
        this.feed = feed;
        this.config = config;
        this.clock = clock;
        this.permits = permits;
        this.caller = caller;
    }

    /** A stream that is being listened to, and by whom. */
    private record Open(SecurityIdentity identity, MultiEmitter<?> emitter) {}

    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended() {
            super("who listens has to come again", null, false, false);
        }
    }

    /**
     * The changes of some topics; those about things that the caller may not see are left out.
     *
     * @param topics separated by commas, at most 32
     * @param since number of the last change that the page knows; {@code Last-Event-ID} wins
     */
    @GET
    @Authenticated
    @Blocking
    @Operation(hidden = true)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> changes(
            @QueryParam("topics") @Nullable String topics,
            @QueryParam("since") @Nullable String since,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context Sse sse) {
        Set<String> wanted = wanted(topics == null ? "" : topics);
        wanted.removeIf(topic -> !permitted(topic));
        if (wanted.isEmpty()) {
            throw Problem.notFound("topic " + topics).exception();
        }
        SecurityIdentity identity = caller.getIdentity();
        long from = number(lastEventId, number(since, feed.now()));
        if (stopping) {
            throw new Problem(
                            "unavailable",
                            "Not now",
                            Response.Status.SERVICE_UNAVAILABLE,
                            "Tallyman is stopping; pages are kept fresh again when it is back.")
                    .exception();
        }
        if (feed.listeners() >= config.maxClients()) {
            throw new Problem(
                            "too-many-listeners",
                            "Too many pages listen",
                            Response.Status.SERVICE_UNAVAILABLE,
                            "At most " + config.maxClients() + " pages are kept fresh at the same time.")
                    .exception();
        }
        Multi<OutboundSseEvent> changes = Multi.createFrom()
                .<LiveFeed.Change>emitter(emitter -> listen(emitter, identity, wanted, from), MAX_WAITING)
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
        // Changes first: who has heard the greeting can be sure to be ended when access is taken away.
        return Multi.createBy()
                .merging()
                .streams(changes, greeting, pings)
                .select()
                .first(config.maxStream())
                .onFailure(Ended.class)
                .recoverWithCompletion();
    }

    private void listen(
            MultiEmitter<? super LiveFeed.Change> emitter, SecurityIdentity identity, Set<String> wanted, long from) {
        Open stream = new Open(identity, emitter);
        open.add(stream);
        Runnable deaf = feed.listen(wanted, from, emitter::emit);
        emitter.onTermination(() -> {
            deaf.run();
            open.remove(stream);
        });
    }

    /** The browser comes back by itself and, if it still may, misses nothing. */
    void onAccessChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessChanged change) {
        open.stream()
                .filter(stream -> change.concerns().test(stream.identity()))
                .forEach(stream -> stream.emitter().fail(new Ended()));
    }

    private boolean permitted(String topic) {
        Matcher named = NAMES_A_THING.matcher(topic);
        if (!named.matches()) {
            return true;
        }
        long id = Long.parseLong(named.group(2));
        List<TopicPermit> asked = permits.stream()
                .filter(permit -> permit.prefix().equals(named.group(1)))
                .toList();
        return asked.isEmpty() || asked.stream().anyMatch(permit -> permit.allows(id));
    }

    /** A stream ends only after minutes, and stopping waits for requests: so they end now, and browsers come back. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        open.forEach(stream -> stream.emitter().fail(new Ended()));
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
