package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import org.tallyman.device.DeviceAccess;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.TopicPermit;

/** Who may see a device may hear when it says something. */
@ApplicationScoped
class MessageTopics implements TopicPermit {

    private final DeviceAccess access;

    MessageTopics(DeviceAccess access) {
        this.access = access;
    }

    @Override
    public String prefix() {
        return MessageFeed.PREFIX;
    }

    @Override
    public boolean allows(long id) {
        return access.find(new DeviceId(id)).isPresent();
    }
}
