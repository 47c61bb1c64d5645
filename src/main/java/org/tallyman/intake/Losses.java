package org.tallyman.intake;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Frame;
import org.tallyman.ident.DeviceId;

/**
 * Counts what came from senders that wait for no acknowledgement, as in MQTT with quality of service 0, and could not be kept,
 * and says so in the journal as a gap of the device as soon as the journal takes it.
 */
@ApplicationScoped
public class Losses {

    private static final String NEUTRAL = "tallyman";

    private final Intake intake;
    private final Devices devices;
    private final LinkMetrics metrics;
    private final Clock clock;
    private final Map<Key, Long> lost = new ConcurrentHashMap<>();

    private record Key(DeviceId device, String link) {}

    Losses(Intake intake, Devices devices, LinkMetrics metrics, Clock clock) {
        this.intake = intake;
        this.devices = devices;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** One message of a device was lost on a link. */
    public void count(DeviceId device, String link, String dialect) {
        metrics.refused(link, dialect, "lost");
        lost.merge(new Key(device, link), 1L, Long::sum);
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        for (Key key : Set.copyOf(lost.keySet())) {
            Long messages = lost.remove(key);
            if (messages != null) {
                devices.byId(key.device().value()).ifPresent(view -> {
                    Instant now = clock.instant();
                    byte[] gap = ("{\"time\":\"" + now + "\",\"lost\":" + messages
                                    + ",\"reason\":\"not kept, sent without acknowledgement\"}")
                            .getBytes(StandardCharsets.UTF_8);
                    var _ = intake.receiveAs(NEUTRAL, view, key.link(), new Frame("", gap, now))
                            .whenComplete((receipt, failure) -> told(key, messages, failure == null));
                });
            }
        }
    }

    private void told(Key key, long messages, boolean kept) {
        if (kept) {
            Log.warnf(
                    "Device %d lost %d messages that it had sent without acknowledgement",
                    key.device().value(), messages);
        } else {
            lost.merge(key, messages, Long::sum);
        }
    }
}
