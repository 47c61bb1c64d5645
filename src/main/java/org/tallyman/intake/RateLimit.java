package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.ident.DeviceId;

/** A token bucket a device: short bursts pass, a device gone mad does not take the journal from the others. */
@ApplicationScoped
public class RateLimit {

    private static final int BURST_SECONDS = 10;

    private final double perNano;
    private final double burst;
    private final Map<Long, Bucket> buckets = new ConcurrentHashMap<>();

    RateLimit(IntakeConfig config) {
        this.perNano = config.deviceMessagesPerSecond() / 1e9;
        this.burst = (double) config.deviceMessagesPerSecond() * BURST_SECONDS;
    }

    /** Whether one more message of this device may pass now. */
    public boolean allows(DeviceId device) {
        return buckets.computeIfAbsent(device.value(), id -> new Bucket(burst)).take(System.nanoTime(), perNano, burst);
    }

    private static final class Bucket {

        private double tokens;
        private long lastNanos = System.nanoTime();

        Bucket(double tokens) {
            this.tokens = tokens;
        }

        synchronized boolean take(long nanos, double perNano, double burst) {
            tokens = Math.min(burst, tokens + Math.max(0, nanos - lastNanos) * perNano);
            lastNanos = nanos;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }
}
