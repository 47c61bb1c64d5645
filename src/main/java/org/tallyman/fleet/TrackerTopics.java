package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import org.tallyman.device.DeviceAccess;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.TopicPermit;

/** Who may see a tracker, or the asset that carries it, may hear when it says something. */
@ApplicationScoped
class TrackerTopics implements TopicPermit {

    private final DeviceAccess devices;
    private final Assets assets;
    private final AssetAccess access;

    TrackerTopics(DeviceAccess devices, Assets assets, AssetAccess access) {
        this.devices = devices;
        this.assets = assets;
        this.access = access;
    }

    @Override
    public String prefix() {
        return FleetObservations.TRACKER;
    }

    @Override
    public boolean allows(long id) {
        return devices.find(new DeviceId(id)).isPresent()
                || assets.carrying(id).flatMap(access::find).isPresent();
    }
}
