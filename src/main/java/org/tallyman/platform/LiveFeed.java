package org.tallyman.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

@Named("liveFeed")
@ApplicationScoped
public class LiveFeed {
    public long now() {
        return 0;
    }
}
