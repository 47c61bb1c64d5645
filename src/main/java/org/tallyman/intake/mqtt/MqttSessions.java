package org.tallyman.intake.mqtt;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.LineNow;
import org.tallyman.intake.LineSource;

/** Who is connected. A client that comes again takes over from itself; ids of different devices never meet. */
@Startup
@ApplicationScoped
class MqttSessions implements LineSource {

    private final Map<Key, MqttConnection> open = new ConcurrentHashMap<>();

    MqttSessions(MeterRegistry registry) {
        registry.gaugeMapSize("tallyman.mqtt.connections", Tags.empty(), open);
    }

    /** One client of one device. */
    record Key(DeviceId device, String clientId) {}

    /** Of a device with several clients the one that is connected the longest. */
    @Override
    public Map<DeviceId, LineNow> lines() {
        Map<DeviceId, LineNow> lines = new HashMap<>();
        open.forEach((key, connection) -> lines.merge(
                key.device(), connection.line(), (one, other) -> one.since().isAfter(other.since()) ? other : one));
        return lines;
    }

    int size() {
        return open.size();
    }

    boolean holds(Key key) {
        return open.containsKey(key);
    }

    /** The connection that this one takes over from, if any. */
    Optional<MqttConnection> enter(Key key, MqttConnection connection) {
        return Optional.ofNullable(open.put(key, connection));
    }

    void leave(Key key, MqttConnection connection) {
        open.remove(key, connection);
    }
}
