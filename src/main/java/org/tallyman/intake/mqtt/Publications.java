package org.tallyman.intake.mqtt;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Frame;
import org.tallyman.intake.Intake;
import org.tallyman.intake.JournalException;
import org.tallyman.intake.Receipt;

/**
 * What one client publishes, on its way into the journal, and the acknowledgement of each. What the journal cannot take now is
 * held, one at a time. On the client's event loop only.
 */
final class Publications {

    private static final long RETRY_MS = 20;

    private final MqttConnection client;
    private final MqttLoop loop;
    private final MqttDoor door;
    private final MqttOutput out;

    /** Publications of quality 2 that the client has not released: whether they are kept already. */
    private final Map<Integer, Boolean> unreleased = new HashMap<>();

    private int waiting;
    private int waitingOnce;

    /** What is offered again soon. */
    private MqttPacket.@Nullable Publish held;

    /** One is being read on another thread. */
    private boolean reading;

    Publications(MqttConnection client, MqttLoop loop, MqttDoor door, MqttOutput out) {
        this.client = client;
        this.loop = loop;
        this.door = door;
        this.out = out;
    }

    /** Those that the journal has, and has not confirmed. */
    int waiting() {
        return waiting;
    }

    /** Whether one is here that the journal could not take yet: nothing is to be read before it. */
    boolean isHolding() {
        return held != null || reading;
    }

    boolean isEmpty() {
        return waiting == 0 && !isHolding();
    }

    void publish(MqttPacket.Publish publish) {
        if (publish.qos() == 2) {
            Boolean kept = unreleased.get(publish.id());
            if (kept != null) {
                if (kept) {
                    out.received(publish.id(), MqttReason.SUCCESS);
                }
                return;
            }
        }
        if (client.isFive()
                && publish.qos() > 0
                && waitingOnce + unreleased.size() >= door.config().receiveMaximum()) {
            client.close(MqttReason.RECEIVE_MAXIMUM_EXCEEDED);
            return;
        }
        if (publish.qos() == 2) {
            unreleased.put(publish.id(), false);
        }
        take(publish);
    }

    void release(int id) {
        boolean unknown = unreleased.remove(id) == null;
        out.completed(id, unknown && client.isFive() ? MqttReason.UNKNOWN_PACKET_ID : MqttReason.SUCCESS);
    }

    /** Gives a message to the journal, or holds it until the device may send and the journal has room again. */
    private void take(MqttPacket.Publish publish) {
        DeviceView device = client.device();
        if (device == null) {
            client.close(MqttReason.NOT_AUTHORIZED);
            return;
        }
        if (!door.rates().allows(device.id())) {
            hold(publish, () -> take(publish));
            return;
        }
        long started = System.nanoTime();
        Frame frame = new Frame(publish.topic(), publish.payload(), door.clock().instant());
        read(publish, device, started, door.intake().give(device, MqttDoor.LINK, frame));
    }

    private void read(
            MqttPacket.Publish publish, DeviceView device, long started, CompletableFuture<Intake.Given> giving) {
        if (giving.isDone()) {
            given(publish, device, started, giving.join());
            return;
        }
        // What is behind it waits, for messages are kept and acknowledged in their order.
        reading = true;
        var _ = giving.thenAccept(given -> loop.execute(() -> {
            reading = false;
            client.goOn(() -> given(publish, device, started, given));
        }));
    }

    private void given(MqttPacket.Publish publish, DeviceView device, long started, Intake.Given given) {
        CompletableFuture<Intake.Answer> kept = given.kept();
        if (kept.isCompletedExceptionally() && JournalException.isBusy(kept.exceptionNow())) {
            hold(publish, () -> again(publish, device, started, given));
            return;
        }
        waiting++;
        waitingOnce += publish.qos() == 1 ? 1 : 0;
        var _ = kept.whenComplete(
                (answer, failure) -> loop.settle(client, () -> settle(publish, started, answer, failure)));
    }

    /** As it was read, unless its device was changed or disabled meanwhile. */
    private void again(MqttPacket.Publish publish, DeviceView device, long started, Intake.Given given) {
        if (device.equals(client.device())) {
            read(publish, device, started, given.again());
        } else {
            take(publish);
        }
    }

    private void hold(MqttPacket.Publish publish, Runnable again) {
        if (!client.isOpen()) {
            lose(publish);
            return;
        }
        held = publish;
        loop.later(RETRY_MS, () -> {
            if (publish.equals(held)) {
                held = null;
                client.goOn(again);
            }
        });
    }

    /** The client is gone: what is held here is not kept any more. */
    void gone() {
        MqttPacket.Publish unkept = held;
        held = null;
        if (unkept != null) {
            lose(unkept);
        }
    }

    /** The journal's word on one message; acknowledgements leave in the order in which messages came (4.6). */
    private void settle(
            MqttPacket.Publish publish, long started, Intake.@Nullable Answer answer, @Nullable Throwable failure) {
        waiting--;
        waitingOnce -= publish.qos() == 1 ? 1 : 0;
        if (answer == null) {
            failed(publish, String.valueOf(failure));
            return;
        }
        String dialect = client.session().map(key -> door.dialect(key.device())).orElse("unknown");
        door.metrics().acknowledged(MqttDoor.LINK, dialect, System.nanoTime() - started);
        if (client.isOpen()) {
            acknowledge(publish, answer.receipt());
            answer.reply().ifPresent(client::say);
        }
    }

    private void acknowledge(MqttPacket.Publish publish, Receipt receipt) {
        boolean nothing = receipt.accepted() == 0 && !receipt.rejections().isEmpty();
        boolean tell = nothing && client.isFive();
        MqttReason outcome = tell ? MqttReason.PAYLOAD_NOT_UNDERSTOOD : MqttReason.SUCCESS;
        if (publish.qos() == 1) {
            out.published(publish.id(), outcome);
        } else if (publish.qos() == 2) {
            if (tell) {
                unreleased.remove(publish.id());
            } else {
                unreleased.put(publish.id(), true);
            }
            out.received(publish.id(), outcome);
        }
    }

    /** Without acknowledgement and with a closed connection the device sends again; what had none to come is lost. */
    private void failed(MqttPacket.Publish publish, String failure) {
        if (publish.qos() == 0) {
            lose(publish);
        } else {
            client.session()
                    .ifPresent(key -> door.metrics()
                            .refused(MqttDoor.LINK, door.dialect(key.device()), "unavailable", key.device()));
        }
        client.notKept(failure);
    }

    /** A publication is not kept: nobody else can tell that it is lost where none is to be acknowledged. */
    void lose(MqttPacket.Publish publish) {
        if (publish.qos() == 0) {
            client.session()
                    .ifPresent(key -> door.losses().count(key.device(), MqttDoor.LINK, door.dialect(key.device())));
        }
    }
}
