package org.tallyman.intake.mqtt;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.ident.DeviceId;

/** Who is connected. A client that comes again takes over from itself; ids of different devices never meet. */
@Startup
@ApplicationScoped
class MqttSessions {

    private final Map<Key, MqttConnection> open = new ConcurrentHashMap<>();

    MqttSessions(MeterRegistry registry) {
        registry.gaugeMapSize("tallyman.mqtt.connections", Tags.empty(), open);
    }

    /** One client of one device. */
    record Key(DeviceId device, String clientId) {}

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
