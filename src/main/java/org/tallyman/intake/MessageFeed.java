package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.HashSet;
import java.util.Set;
import org.tallyman.platform.LiveFeed;

/** Tells the pages that look at a device's messages of new ones, once they are durable: also those in which a gateway names it. */
@ApplicationScoped
class MessageFeed implements ObservationConsumer {

    static final String PREFIX = "messages";

    private final LiveFeed feed;
    private final Set<Long> devices = new HashSet<>();

    MessageFeed(LiveFeed feed) {
        this.feed = feed;
    }

    static String topic(long device) {
        return PREFIX + "-" + device;
    }

    @Override
    public int order() {
        return 1_000;
    }

    @Override
    public boolean keepsState() {
        return false;
    }

    @Override
    public void consume(FoldBatch batch, Connection connection) {
        batch.messages().forEach(message -> devices.add(message.device().value()));
        batch.facts().forEach(fact -> devices.add(fact.device().value()));
    }

    @Override
    public void committed() {
        if (!devices.isEmpty()) {
            feed.publish(PREFIX);
            devices.forEach(device -> feed.publish(topic(device)));
            devices.clear();
        }
    }

    @Override
    public void abandoned() {
        devices.clear();
    }
}
