package org.tallyman.intake.coap;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;

/** Opens the port of CoAP over DTLS while an active device has a key, and the plain one where the settings ask for it. */
@ApplicationScoped
public class CoapGateway {

    private static final int AFTER_THE_JOURNAL = 3_000;
    private static final int BEFORE_THE_JOURNAL = 1_000;

    private final CoapDoor door;
    private volatile @Nullable CoapPort plain;
    private volatile @Nullable CoapPort secured;
    private Map<String, Instant> keys = Map.of();
    private boolean failing;
    private boolean running;

    CoapGateway(CoapDoor door, MeterRegistry registry) {
        this.door = door;
        registry.gauge("tallyman.coap.connections", this, CoapGateway::connections);
        registry.gauge(
                "tallyman.coap.connections.max", door, port -> port.config().connectionsMax());
    }

    /** DTLS connections that are remembered, be their devices silent or not. */
    private int connections() {
        CoapPort port = secured;
        return port == null ? 0 : port.connections();
    }

    synchronized void start(@Observes @Priority(AFTER_THE_JOURNAL) StartupEvent event) throws InterruptedException {
        running = door.config().enabled();
        if (running && door.config().plain()) {
            plain = open("CoAP in clear", "TALLYMAN_COAP_PORT", door.config().port(), () -> CoapPort.plain(door));
        }
        look();
    }

    /** The port of messages in clear; empty while it is shut. */
    public OptionalInt plainPort() {
        CoapPort port = plain;
        return port == null ? OptionalInt.empty() : OptionalInt.of(port.number());
    }

    /** The port of messages over DTLS, also before it is open: it opens with the first key. */
    public OptionalInt securedPort() {
        CoapPort port = secured;
        if (port != null) {
            return OptionalInt.of(port.number());
        }
        int configured = door.config().securedPort();
        return door.config().enabled() && configured > 0 ? OptionalInt.of(configured) : OptionalInt.empty();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void look() throws InterruptedException {
        if (!running || door.config().securedPort() < 0) {
            return;
        }
        Map<String, Instant> now = keys();
        if (now.equals(keys) && !failing) {
            return;
        }
        Map<String, Instant> before = keys;
        keys = now;
        CoapPort port = secured;
        if (port == null) {
            secured = now.isEmpty()
                    ? null
                    : open(
                            "CoAP over DTLS",
                            "TALLYMAN_COAP_SECURED_PORT",
                            door.config().securedPort(),
                            () -> CoapPort.secured(door));
            failing = secured == null && !now.isEmpty();
        } else if (now.isEmpty()) {
            secured = null;
            port.finish(door.config().drainWithin().toMillis());
            Log.info("The port of CoAP over DTLS is shut: no active device has a key any more");
        } else {
            // What a connection was made with must still be the key of a device that may send.
            port.end(code -> !Objects.equals(now.get(code), before.get(code)));
        }
    }

    /** When the keys of active devices were set, by the device's code. */
    private Map<String, Instant> keys() {
        Map<String, Instant> keys = new HashMap<>();
        door.keys()
                .all()
                .forEach((id, key) -> door.devices()
                        .byId(id.value())
                        .filter(DeviceView::active)
                        .ifPresent(device -> keys.put(device.code(), key.setAt())));
        return keys;
    }

    private interface Opening {
        CoapPort open() throws IOException;
    }

    private @Nullable CoapPort open(String what, String setting, int number, Opening opening) {
        try {
            CoapPort port = opening.open();
            Log.infof("%s is taken on port %d", what, port.number());
            return port;
        } catch (IOException e) {
            if (!failing) {
                Log.errorf(
                        "Port %d for %s cannot be opened: %s. Set %s to a free one",
                        number, what, e.getMessage(), setting);
            }
            return null;
        }
    }

    synchronized void stop(@Observes @Priority(BEFORE_THE_JOURNAL) ShutdownEvent event) throws InterruptedException {
        running = false;
        for (CoapPort port : new CoapPort[] {plain, secured}) {
            if (port != null) {
                port.finish(door.config().drainWithin().toMillis());
            }
        }
        plain = null;
        secured = null;
    }
}
