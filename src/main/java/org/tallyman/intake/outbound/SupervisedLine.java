package org.tallyman.intake.outbound;

import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Profile;
import org.tallyman.intake.LastHeard;
import org.tallyman.intake.LineNow;
import org.tallyman.intake.line.LineTalk;

/**
 * Keeps one line up: calls, listens, and calls again after a pause that grows until the line is alive. Runs on a thread
 * of its own until {@link #stop}.
 */
final class SupervisedLine implements Runnable, Conversation.Listener {

    private final OutboundLink link;
    private final Supplier<Conversation> conversations;
    private final DeniedNetworks denied;
    private final LastHeard lastHeard;
    private final Backoff backoff;
    private final Clock clock;
    private final Runnable changed;
    private volatile LinkState state;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean stopped;
    private Profile profile = Profile.DEFAULT;
    private volatile long heardNanos;
    private volatile @Nullable Duration answeredWithin;
    private volatile boolean waiting;
    private volatile String silence = "";
    private volatile LineTalk before = LineTalk.NOTHING;
    private volatile @Nullable Conversation current;

    SupervisedLine(
            OutboundLink link,
            Supplier<Conversation> conversations,
            DeniedNetworks denied,
            LastHeard lastHeard,
            Backoff backoff,
            Clock clock,
            Runnable changed) {
        this.link = link;
        this.denied = denied;
        this.lastHeard = lastHeard;
        this.conversations = conversations;
        this.backoff = backoff;
        this.clock = clock;
        this.changed = changed;
        this.state = new LinkState(LinkState.Phase.CALLING, clock.instant(), "", null);
    }

    OutboundLink link() {
        return link;
    }

    LinkState state() {
        return state;
    }

    /** What was heard on the line that is up, or on the last one. */
    LineTalk told() {
        Conversation conversation = current;
        LineTalk now = conversation == null ? LineTalk.NOTHING : conversation.told();
        return now.heardAt() == null ? before : now;
    }

    /** From what the device was asked last to its answer; where it is asked nothing, from the call to its answer. */
    private @Nullable Duration roundTrip() {
        Long took = told().answeredInMs();
        return took == null ? answeredWithin : Duration.ofMillis(took);
    }

    /** As pages tell it. */
    LineNow now() {
        LinkState is = state;
        LineNow.Phase phase = switch (is.phase()) {
            case UP, PAUSED -> LineNow.Phase.UP;
            case CALLING -> is.why().isEmpty() ? LineNow.Phase.CALLING : LineNow.Phase.DOWN;
            case DOWN -> LineNow.Phase.DOWN;
        };
        return new LineNow(
                phase, is.since(), link.address().toString(), is.why(), is.up() ? roundTrip() : null, told().said());
    }

    @Override
    public void run() {
        try {
            boolean over = false;
            while (!over) {
                over = pause(attempt());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection; answers what ended it. */
    private String attempt() throws InterruptedException {
        try {
            return call();
        } catch (RuntimeException e) {
            // The outermost edge of a line: a bug is logged, and the line is called again.
            Log.errorf(e, "The line to device %d met a bug", link.device().value());
            return "a fault in Tallyman, see the log";
        }
    }

    private String call() throws InterruptedException {
        Conversation conversation = conversations.get();
        heardNanos = System.nanoTime();
        waiting = false;
        silence = "";
        current = conversation;
        try {
            if (stopped) {
                return "";
            }
            become(LinkState.Phase.CALLING, state.why(), null);
            denied.check(link.address());
            conversation.run(this);
            return "the device ended the stream";
        } catch (LineBrokenException e) {
            return silence.isEmpty() ? String.valueOf(e.getMessage()) : silence;
        } finally {
            before = told();
            current = null;
            conversation.hangUp();
        }
    }

    /** Whether the line was stopped meanwhile. */
    private boolean pause(String why) throws InterruptedException {
        if (stopped) {
            return true;
        }
        Duration pause = backoff.next();
        if (!why.equals(state.why())) {
            Log.infof("The line to device %d at %s is down: %s", link.device().value(), link.address(), why);
        }
        become(LinkState.Phase.DOWN, why, clock.instant().plus(pause));
        var _ = wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        return stopped;
    }

    /** The settings of the device as they are now: with others the next call may do better, so it does not wait. */
    void go(Profile now) {
        if (!now.equals(profile)) {
            profile = now;
            if (state.phase() == LinkState.Phase.DOWN) {
                wake.release();
            }
        }
    }

    /** Hangs up when nothing came for too long although we were reading. */
    void hangUpIfSilent() {
        Conversation conversation = current;
        if (conversation != null && state.phase() == LinkState.Phase.UP && !waiting) {
            conversation.silenceMax().ifPresent(longest -> hangUpIfSilent(conversation, longest));
        }
    }

    private void hangUpIfSilent(Conversation conversation, Duration longest) {
        if (System.nanoTime() - heardNanos > longest.toNanos()) {
            silence = "nothing came for " + longest.toSeconds() + " s, not even a keep-alive";
            conversation.hangUp();
        }
    }

    /** Hangs up and calls no more; what came is still kept. */
    void stop() {
        stopped = true;
        wake.release();
        Conversation conversation = current;
        if (conversation != null) {
            conversation.hangUp();
        }
    }

    @Override
    public void connected() {
        answeredWithin = Duration.ofNanos(System.nanoTime() - heardNanos);
        heardNanos = System.nanoTime();
        Log.infof("The line to device %d at %s is up", link.device().value(), link.address());
        lastHeard.at(link.device(), clock.instant());
        become(LinkState.Phase.UP, state.why(), null);
    }

    @Override
    public void heard() {
        heardNanos = System.nanoTime();
        lastHeard.at(link.device(), clock.instant());
        backoff.reset();
    }

    @Override
    public void waiting(boolean waits) {
        heardNanos = System.nanoTime();
        waiting = waits;
    }

    @Override
    public void paused(boolean paused) {
        if (state.up()) {
            become(paused ? LinkState.Phase.PAUSED : LinkState.Phase.UP, state.why(), null);
        }
    }

    @Override
    public void changed() {
        changed.run();
    }

    private void become(LinkState.Phase phase, String why, @Nullable Instant nextCallAt) {
        LinkState before = state;
        if (before.phase() == phase && phase != LinkState.Phase.DOWN) {
            return;
        }
        boolean up = phase == LinkState.Phase.UP || phase == LinkState.Phase.PAUSED;
        // A line that is called in vain again and again has been down since the first time.
        Instant since = before.up() == up ? before.since() : clock.instant();
        state = new LinkState(phase, since, why, nextCallAt);
        changed.run();
    }
}
