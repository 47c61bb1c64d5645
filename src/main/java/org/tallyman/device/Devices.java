package org.tallyman.device;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.tallyman.platform.snapshot.SnapshotCache;
import org.tallyman.platform.snapshot.SnapshotCaches;

/**
 * The devices and their bindings, in memory. A caller takes one {@link DeviceSnapshot} for one batch and asks only that.
 */
@ApplicationScoped
public class Devices {

    private final SnapshotCache<DeviceSnapshot> cache;

    Devices(SnapshotCaches caches, ObjectMapper json) {
        this.cache = caches.create("device", new DeviceSnapshotReader(json)::read);
    }

    public DeviceSnapshot snapshot() {
        return cache.get();
    }

    public Optional<DeviceView> byId(long device) {
        return snapshot().byId(device);
    }

    public Optional<DeviceView> byCode(String code) {
        return snapshot().byCode(code);
    }

    /** The device that a gateway's payload calls by this name. */
    public Optional<DeviceView> child(long gateway, String childName) {
        return snapshot().child(gateway, childName);
    }

    /** Call within a transaction that changes devices or bindings. */
    void refreshAfterCommit() {
        cache.refreshAfterCommit();
    }
}
