package org.tallyman.intake.mqtt;

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
import org.tallyman.intake.Intake;
import org.tallyman.intake.LinkMetrics;

/**
 * Counts what came without acknowledgement (quality of service 0) and could not be kept, and says so in the journal as
 * a gap of the device as soon as the journal takes it.
 */
@ApplicationScoped
class MqttLosses {

    private static final String NEUTRAL = "tallyman";

    private final Intake intake;
    private final Devices devices;
    private final LinkMetrics metrics;
    private final Clock clock;
    private final Map<DeviceId, Long> lost = new ConcurrentHashMap<>();

    MqttLosses(Intake intake, Devices devices, LinkMetrics metrics, Clock clock) {
        this.intake = intake;
        this.devices = devices;
        this.metrics = metrics;
        this.clock = clock;
    }

    void count(DeviceId device, String dialect) {
        metrics.refused(MqttDoor.LINK, dialect, "lost");
        lost.merge(device, 1L, Long::sum);
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        for (DeviceId device : Set.copyOf(lost.keySet())) {
            Long messages = lost.remove(device);
            if (messages != null) {
                devices.byId(device.value()).ifPresent(view -> {
                    Instant now = clock.instant();
                    byte[] gap = ("{\"time\":\"" + now + "\",\"lost\":" + messages
                                    + ",\"reason\":\"not kept, sent without acknowledgement\"}")
                            .getBytes(StandardCharsets.UTF_8);
                    var _ = intake.receiveAs(NEUTRAL, view, MqttDoor.LINK, new Frame("", gap, now))
                            .whenComplete((receipt, failure) -> told(device, messages, failure == null));
                });
            }
        }
    }

    private void told(DeviceId device, long messages, boolean kept) {
        if (kept) {
            Log.warnf("Device %d lost %d messages that it had sent without acknowledgement", device.value(), messages);
        } else {
            lost.merge(device, messages, Long::sum);
        }
    }
}
