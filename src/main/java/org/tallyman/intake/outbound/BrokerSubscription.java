package org.tallyman.intake.outbound;

import io.quarkus.logging.Log;
import io.reactivex.FlowableSubscriber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Reply;
import org.tallyman.intake.line.LineTalk;

/**
 * A subscription at a broker. What comes is acknowledged when it is durable: the broker sends no more than it is told before
 * (MQTT 5) and keeps the rest, also while the line is down, for the session outlives the connection. Where that is more than
 * memory has room for, no more is taken, and once the rest is acknowledged the line is opened anew: then that comes again.
 */
final class BrokerSubscription implements Conversation {

    private static final BrokerClient.Delivery END = new BrokerClient.Delivery("", new byte[0], true, () -> {});

    private final OutboundLink link;
    private final OutboundConfig config;
    private final LineKeeper keeper;
    private final Clock clock;
    private final ByteBudget budget;
    private final BrokerClient client;
    private final BrokerSessions sessions;
    private final String clientId;
    private final String session;
    private final Incoming incoming;
    private volatile String end = "";
    private volatile boolean over;
    private volatile @Nullable CompletableFuture<?> asked;
    private volatile LineTalk told = LineTalk.NOTHING;

    BrokerSubscription(
            OutboundLink link,
            BrokerCalls calls,
            BrokerSessions sessions,
            OutboundConfig config,
            LineKeeper keeper,
            ByteBudget budget,
            Clock clock) {
        this.budget = budget;
        this.link = link;
        this.config = config;
        this.keeper = keeper;
        this.clock = clock;
        this.sessions = sessions;
        this.clientId = calls.clientId();
        this.session = calls.session();
        this.incoming = new Incoming();
        this.client = calls.next(this::ended);
    }

    /** What a message takes beside its bytes while it waits, about. */
    private static final long BYTES_BESIDE = 512;

    /** What has come and is not kept yet, within the budget. */
    private final class Incoming implements FlowableSubscriber<BrokerClient.Delivery> {

        private final BlockingQueue<BrokerClient.Delivery> queue = new LinkedBlockingQueue<>();
        private final ByteBudget.Share share = budget.share();

        /** Those that are not kept yet and that nobody sends again. */
        private int fleeting;

        private boolean closed;

        /** All is asked for: what is not, the library would hold itself, and nobody would count it. */
        @Override
        public void onSubscribe(Subscription made) {
            made.request(Long.MAX_VALUE);
        }

        @Override
        public synchronized void onNext(BrokerClient.Delivery delivery) {
            if (!closed && share.take(weight(delivery))) {
                fleeting += delivery.comesAgain() ? 0 : 1;
                queue.add(delivery);
                return;
            }
            if (!closed) {
                closed = true;
                overflowed();
            }
            if (!delivery.comesAgain()) {
                keeper.lost();
            }
        }

        @Override
        public void onError(Throwable failure) {
            ended(failure);
        }

        @Override
        public void onComplete() {
            queue.add(END);
        }

        List<BrokerClient.Delivery> take() throws InterruptedException {
            List<BrokerClient.Delivery> taken = new ArrayList<>();
            taken.add(queue.take());
            queue.drainTo(taken);
            return taken;
        }

        synchronized void done(BrokerClient.Delivery delivery) {
            fleeting -= delivery.comesAgain() ? 0 : 1;
            share.give(weight(delivery));
        }

        /** Takes no more; what was not kept comes again, or is a gap. */
        synchronized void close() {
            closed = true;
            share.giveAll();
            for (; fleeting > 0; fleeting--) {
                keeper.lost();
            }
        }

        private static long weight(BrokerClient.Delivery delivery) {
            return BYTES_BESIDE + delivery.payload().length + delivery.topic().length();
        }
    }

    @Override
    public void run(Listener listener) throws LineBrokenException, InterruptedException {
        client.deliveries().subscribe(incoming);
        try {
            subscribe();
            tell("subscribed as " + clientId, null);
            listener.connected();
            while (true) {
                List<BrokerClient.Delivery> came = incoming.take();
                int last = came.indexOf(END);
                List<BrokerClient.Delivery> deliveries = last < 0 ? came : came.subList(0, last);
                keep(deliveries, listener);
                if (last >= 0) {
                    throw new LineBrokenException(end);
                }
            }
        } finally {
            incoming.close();
            leave();
        }
    }

    /** Where the broker goes on with these topics nothing is asked: MQTT 3.1.1 would send what it retains as if it were new. */
    private void subscribe() throws LineBrokenException, InterruptedException {
        String before = sessions.take(link.device());
        CompletableFuture<?> connecting = client.connect().toCompletableFuture();
        try {
            await(connecting);
        } catch (LineBrokenException e) {
            if (!before.isEmpty() && BrokerTrouble.leftSessions(connecting)) {
                sessions.put(link.device(), before);
            }
            throw e;
        }
        if (!before.equals(session) || !client.goesOn()) {
            await(client.subscribe());
        }
        sessions.put(link.device(), session);
    }

    private void keep(List<BrokerClient.Delivery> deliveries, Listener listener) throws InterruptedException {
        if (deliveries.isEmpty()) {
            return;
        }
        listener.heard();
        Instant now = clock.instant();
        tell(told.said(), now);
        List<BrokerClient.Delivery> taken = new ArrayList<>();
        List<Frame> frames = new ArrayList<>();
        for (BrokerClient.Delivery delivery : deliveries) {
            if (delivery.payload().length <= config.messageBytesMax()) {
                taken.add(delivery);
                frames.add(new Frame(delivery.topic(), delivery.payload(), now));
            } else {
                refuse(delivery, now, listener);
            }
        }
        keeper.keep(frames, listener, (index, reply) -> kept(taken.get(index), reply));
    }

    private void kept(BrokerClient.Delivery delivery, Optional<Reply> answer) {
        delivery.acknowledge().run();
        incoming.done(delivery);
        answer.filter(reply -> !reply.topic().isEmpty())
                .ifPresent(reply -> client.publish(reply.topic(), reply.bytes()));
    }

    /** Sent again and again it would hold up all others, for the broker waits for it: so it is acknowledged all the same. */
    private void refuse(BrokerClient.Delivery delivery, Instant now, Listener listener) throws InterruptedException {
        String what = "a message of " + delivery.payload().length + " bytes on " + delivery.topic()
                + " was refused: at most " + config.messageBytesMax();
        Log.errorf("From the broker of device %d %s", link.device().value(), what);
        tell(what, now);
        Frame frame = new Frame(delivery.topic(), delivery.payload(), now);
        keeper.keepOversized(frame, config.messageBytesMax(), listener);
        delivery.acknowledge().run();
        incoming.done(delivery);
    }

    private void tell(String said, @Nullable Instant heardAt) {
        told = new LineTalk(said, heardAt, null);
    }

    private void await(CompletionStage<?> answer) throws LineBrokenException, InterruptedException {
        CompletableFuture<?> waited = answer.toCompletableFuture();
        asked = waited;
        try {
            if (over) {
                throw new LineBrokenException("");
            }
            waited.get(config.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new LineBrokenException(BrokerTrouble.inWords(
                    Objects.requireNonNullElse(e.getCause(), e), link.address(), config.answerWithin()));
        } catch (TimeoutException e) {
            throw new LineBrokenException(
                    "no answer within " + config.answerWithin().toSeconds() + " s");
        } catch (CancellationException e) {
            throw new LineBrokenException("");
        }
    }

    private void ended(Throwable cause) {
        end(BrokerTrouble.inWords(cause, link.address(), config.answerWithin()));
    }

    /** Nothing is acknowledged of what does not fit in, so the broker keeps it. */
    private void overflowed() {
        keeper.refused("overflow");
        end("more bytes wait for the journal than there is room for, " + budget.max()
                + " for all brokers; the broker keeps the rest");
    }

    private void end(String why) {
        end = end.isEmpty() ? why : end;
        incoming.queue.add(END);
    }

    /** What was acknowledged leaves before the farewell; the broker keeps the session. */
    private void leave() {
        try {
            client.disconnect().toCompletableFuture().get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // It was not connected, or is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends once what has come is kept. */
    @Override
    public void hangUp() {
        over = true;
        CompletableFuture<?> waited = asked;
        if (waited != null) {
            waited.cancel(true);
        }
        incoming.queue.add(END);
    }

    /** Both sides show that they are there by what MQTT has for it. */
    @Override
    public Optional<Duration> silenceMax() {
        return Optional.empty();
    }

    @Override
    public LineTalk told() {
        return told;
    }
}
