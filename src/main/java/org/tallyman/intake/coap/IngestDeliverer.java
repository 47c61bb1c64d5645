package org.tallyman.intake.coap;

import io.quarkus.logging.Log;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.MessageDeliverer;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Frame;
import org.tallyman.intake.JournalException;
import org.tallyman.intake.Receipt;

/**
 * Takes {@code POST /ingest/<dialect>}. The response leaves when the message is durable, with the acknowledgement of the datagram;
 * where that takes longer, an empty acknowledgement goes ahead, which ends the sender's retransmissions and confirms nothing.
 */
final class IngestDeliverer implements MessageDeliverer {

    private final CoapDoor door;
    private final ScheduledExecutorService timer;
    private final Phaser waiting = new Phaser(1);
    private volatile boolean finishing;

    IngestDeliverer(CoapDoor door, ScheduledExecutorService timer) {
        this.door = door;
        this.timer = timer;
    }

    @Override
    public void deliverRequest(Exchange exchange) {
        try {
            receive(exchange);
        } catch (RuntimeException e) {
            // The outermost edge of a message: a bug is logged, and the sender is not left without an answer.
            Log.error("A CoAP message met a bug", e);
            exchange.sendResponse(CoapAnswers.refused(ResponseCode.INTERNAL_SERVER_ERROR, "A fault in Tallyman."));
        }
    }

    private void receive(Exchange exchange) {
        Request request = exchange.getRequest();
        Optional<DeviceView> sender = door.sender(request);
        Optional<Response> refusal = refuse(request, sender);
        if (refusal.isPresent()) {
            exchange.sendResponse(refusal.get());
            return;
        }
        DeviceView device = sender.orElseThrow();
        if (!door.rates().allows(device.id())) {
            door.metrics().refused(CoapDoor.LINK, device.dialect(), "too-fast");
            exchange.sendResponse(CoapAnswers.later(
                    ResponseCode.TOO_MANY_REQUESTS,
                    "This device sends more messages a second than it may. Nothing was kept."));
            return;
        }
        keep(exchange, request, device);
    }

    private void keep(Exchange exchange, Request request, DeviceView device) {
        long started = System.nanoTime();
        byte[] payload = request.getPayload();
        Frame frame = new Frame(CoapDoor.target(request), payload, door.clock().instant());
        CompletableFuture<Receipt> kept = door.intake().receive(device, CoapDoor.LINK, frame);
        waiting.register();
        ScheduledFuture<?> arrival = timer.schedule(
                () -> exchange.execute(exchange::sendAccept),
                door.config().acknowledgeAfter().toMillis(),
                TimeUnit.MILLISECONDS);
        var _ = kept.whenComplete((receipt, failure) -> {
            arrival.cancel(false);
            exchange.execute(() -> {
                exchange.sendResponse(answer(receipt, failure, request, device));
                waiting.arriveAndDeregister();
            });
            if (failure == null) {
                door.metrics().acknowledged(CoapDoor.LINK, device.dialect(), System.nanoTime() - started);
            }
        });
    }

    private Response answer(
            @Nullable Receipt receipt, @Nullable Throwable failure, Request request, DeviceView device) {
        if (receipt != null) {
            return CoapAnswers.kept(receipt, request);
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof JournalException refused) {
            door.metrics()
                    .refused(CoapDoor.LINK, device.dialect(), refused.reason().code());
            return CoapAnswers.notKept(refused);
        }
        Log.error("The journal failed", cause);
        return CoapAnswers.refused(ResponseCode.INTERNAL_SERVER_ERROR, "A fault in Tallyman. Nothing was kept.");
    }

    private Optional<Response> refuse(Request request, Optional<DeviceView> sender) {
        OptionSet options = request.getOptions();
        List<String> path = options.getUriPath();
        if (path.size() != 2 || !path.getFirst().equals("ingest")) {
            return refused("unknown", "unknown-path", ResponseCode.NOT_FOUND, "Post to /ingest/ and your language.");
        }
        if (sender.isEmpty()) {
            return refused(
                    "unknown",
                    "unknown-token",
                    ResponseCode.UNAUTHORIZED,
                    "No such token: send the device's as token in the query.");
        }
        if (finishing) {
            return Optional.of(CoapAnswers.later(ResponseCode.SERVICE_UNAVAILABLE, "Tallyman is stopping."));
        }
        if (request.getCode() != Code.POST) {
            return refused("unknown", "method", ResponseCode.METHOD_NOT_ALLOWED, "Only POST is taken here.");
        }
        if (options.hasProxyUri() || options.hasProxyScheme()) {
            return refused("unknown", "option", ResponseCode.PROXY_NOT_SUPPORTED, "Tallyman is no proxy.");
        }
        if (options.hasIfNoneMatch() || !options.getIfMatch().isEmpty()) {
            return refused(
                    "unknown", "option", ResponseCode.BAD_OPTION, "If-Match and If-None-Match are not known here.");
        }
        return refuse(path.getLast(), sender.get());
    }

    private Optional<Response> refuse(String dialect, DeviceView device) {
        if (door.dialects().find(dialect).isEmpty()) {
            return refused("unknown", "unknown-dialect", ResponseCode.NOT_FOUND, "No such device language.");
        }
        if (!device.active()) {
            return refused(dialect, "disabled", ResponseCode.FORBIDDEN, "The device is disabled. Nothing was kept.");
        }
        if (!device.dialect().equals(dialect)) {
            return refused(
                    dialect,
                    "other-dialect",
                    ResponseCode.FORBIDDEN,
                    "Device " + device.code() + " is registered for " + device.dialect() + ", not " + dialect + ".");
        }
        return Optional.empty();
    }

    private Optional<Response> refused(String dialect, String reason, ResponseCode code, String words) {
        door.metrics().refused(CoapDoor.LINK, dialect, reason);
        return Optional.of(CoapAnswers.refused(code, words));
    }

    /** Tallyman asks nobody anything, so that nothing answers it. */
    @Override
    public void deliverResponse(Exchange exchange, Response response) {
        Log.debugf("A CoAP response that nobody asked for: %s", response.getCode());
    }

    /** Takes no more, and waits for what is on its way into the journal. */
    void finish(long withinMs) throws InterruptedException {
        finishing = true;
        try {
            waiting.awaitAdvanceInterruptibly(waiting.arrive(), withinMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Log.warnf("%d CoAP messages were not kept in time", waiting.getUnarrivedParties());
        }
    }
}
