package org.tallyman.platform;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Tells listening pages that something changed: topics without data, numbered so that a page can ask for what it missed.
 *
 * <p>At most four changes a second leave for each topic; the last one always does. Reaches the pages of this process only.
 */
@Named("liveFeed")
@ApplicationScoped
public class LiveFeed {

    /** Something under this topic is no longer what it was at {@code id}. */
    public record Change(long id, String topic) {}

    static final Duration PACE = Duration.ofMillis(250);
    /** Topics whose last change is remembered; beyond it a page that comes back is told of more than it missed. */
    static final int TOPICS_KEPT = 10_000;

    private static final Pattern TOPIC = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    private record Client(Set<String> topics, Consumer<Change> sink) {}

    private static final class Topic {
        long id;
        long sentNanos;
        boolean waiting;
    }

    private final Map<String, Topic> topics = new LinkedHashMap<>(64, 0.75f, true);
    private final List<Client> clients = new CopyOnWriteArrayList<>();
    private final LongSupplier nanos;
    private final BiConsumer<Duration, Runnable> later;
    private long last;
    /** What happened up to here is not known topic by topic. */
    private long forgotten;

    @Inject
    LiveFeed(Vertx vertx) {
        this(
                System.currentTimeMillis() * 1_000,
                System::nanoTime,
                (delay, task) -> vertx.setTimer(Math.max(1, delay.toMillis()), timer -> task.run()));
    }

    /** Ids start at {@code first}, above those of any process before this one. */
    LiveFeed(long first, LongSupplier nanos, BiConsumer<Duration, Runnable> later) {
        this.last = first;
        this.forgotten = first;
        this.nanos = nanos;
        this.later = later;
    }

    /** Whether this can name a topic: lower case letters, digits, {@code -} and {@code .}, at most 64. */
    public static boolean isTopic(String name) {
        return TOPIC.matcher(name).matches();
    }

    /** Says that something under this topic changed; call it after the commit. Never blocks. */
    public void publish(String name) {
        if (!isTopic(name)) {
            throw new IllegalArgumentException("not a topic: " + name);
        }
        Change change;
        synchronized (topics) {
            Topic topic = topics.computeIfAbsent(name, unknown -> fresh());
            topic.id = ++last;
            forgetEldest();
            if (topic.waiting) {
                return;
            }
            long since = nanos.getAsLong() - topic.sentNanos;
            if (since < PACE.toNanos()) {
                topic.waiting = true;
                later.accept(PACE.minusNanos(since), () -> sendLate(name));
                return;
            }
            topic.sentNanos = nanos.getAsLong();
            change = new Change(topic.id, name);
        }
        send(change);
    }

    /** The number of the latest change; a page that renders now knows everything up to here. */
    public long now() {
        synchronized (topics) {
            return last;
        }
    }

    /** Hears of changes from {@code since} on, the missed ones first, until the answer is run. */
    Runnable listen(Set<String> wanted, long since, Consumer<Change> sink) {
        Client client = new Client(Set.copyOf(wanted), sink);
        clients.add(client);
        missed(client.topics(), since).forEach(sink);
        return () -> clients.remove(client);
    }

    int listeners() {
        return clients.size();
    }

    private List<Change> missed(Set<String> wanted, long since) {
        synchronized (topics) {
            return wanted.stream()
                    .map(name -> new Change(lastOf(name), name))
                    .filter(change -> change.id() > since)
                    .toList();
        }
    }

    private long lastOf(String name) {
        Topic topic = topics.get(name);
        return topic == null ? forgotten : topic.id;
    }

    private Topic fresh() {
        Topic topic = new Topic();
        topic.sentNanos = nanos.getAsLong() - PACE.toNanos();
        return topic;
    }

    private void forgetEldest() {
        if (topics.size() > TOPICS_KEPT) {
            Map.Entry<String, Topic> eldest = topics.entrySet().iterator().next();
            forgotten = Math.max(forgotten, eldest.getValue().id);
            topics.remove(eldest.getKey());
        }
    }

    private void sendLate(String name) {
        Change change;
        synchronized (topics) {
            Topic topic = topics.get(name);
            if (topic == null) {
                change = new Change(last, name);
            } else {
                topic.waiting = false;
                topic.sentNanos = nanos.getAsLong();
                change = new Change(topic.id, name);
            }
        }
        send(change);
    }

    private void send(Change change) {
        for (Client client : clients) {
            if (client.topics().contains(change.topic())) {
                client.sink().accept(change);
            }
        }
    }
}
