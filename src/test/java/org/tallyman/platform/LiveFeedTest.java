package org.tallyman.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private long nanos = 1;
    private final List<Runnable> timers = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private final LiveFeed feed = new LiveFeed(1_000, () -> nanos, (delay, task) -> {
        delays.add(delay);
        timers.add(task);
    });
    private final List<LiveFeed.Change> heard = new ArrayList<>();

    @Test
    void tellsOnlyThoseWhoListenToTheTopic() {
        listen(Set.of("stock"), feed.now());
        feed.publish("stock");
        feed.publish("door-4");
        assertThat(heard).containsExactly(new LiveFeed.Change(1_001, "stock"));
    }

    @Test
    void sendsABurstAsItsFirstAndItsLastChange() {
        listen(Set.of("stock"), feed.now());
        for (int i = 0; i < 100; i++) {
            feed.publish("stock");
        }
        assertThat(heard).extracting(LiveFeed.Change::id).containsExactly(1_001L);
        assertThat(delays).containsExactly(LiveFeed.PACE);
        pass(LiveFeed.PACE);
        assertThat(heard).extracting(LiveFeed.Change::id).containsExactly(1_001L, 1_100L);
    }

    @Test
    void staysWithinFourASecondUnderSteadyLoad() {
        listen(Set.of("stock"), feed.now());
        for (int i = 0; i < 1_000; i++) {
            feed.publish("stock");
            nanos += Duration.ofMillis(1).toNanos();
            if (!timers.isEmpty() && nanos % LiveFeed.PACE.toNanos() == 1) {
                timers.removeFirst().run();
            }
        }
        assertThat(heard).hasSizeBetween(4, 5);
    }

    @Test
    void tellsWhatWasMissedSinceThePageWasRendered() {
        feed.publish("old");
        long rendered = feed.now();
        feed.publish("stock");
        listen(Set.of("stock", "old", "never"), rendered);
        assertThat(heard).containsExactly(new LiveFeed.Change(1_002, "stock"));
    }

    @Test
    void tellsEverythingToAPageOfAnEarlierProcess() {
        listen(Set.of("stock", "door-4"), 17);
        assertThat(heard).extracting(LiveFeed.Change::topic).containsExactlyInAnyOrder("stock", "door-4");
    }

    @Test
    void forgetsTopicsRatherThanGrow() {
        long rendered = feed.now();
        feed.publish("first");
        for (int i = 0; i < LiveFeed.TOPICS_KEPT; i++) {
            feed.publish("item-" + i);
        }
        listen(Set.of("first"), rendered);
        assertThat(heard).extracting(LiveFeed.Change::topic).containsExactly("first");
    }

    @Test
    void stopsTellingWhoLeft() {
        Runnable leave = feed.listen(Set.of("stock"), feed.now(), heard::add);
        leave.run();
        feed.publish("stock");
        assertThat(heard).isEmpty();
        assertThat(feed.listeners()).isZero();
    }

    @Test
    void refusesWhatIsNoTopic() {
        assertThatThrownBy(() -> feed.publish("Stock of <b>")).isInstanceOf(IllegalArgumentException.class);
    }

    private void listen(Set<String> topics, long since) {
        feed.listen(topics, since, heard::add);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        List.copyOf(timers).forEach(Runnable::run);
        timers.clear();
    }
}
