package org.tallyman.platform.snapshot;

import jakarta.enterprise.context.ApplicationScoped;

/** For tests that write tables by SQL: has them read at once, and not only when the next check is due. */
@ApplicationScoped
public class TestSnapshots {

    private final SnapshotCaches caches;

    TestSnapshots(SnapshotCaches caches) {
        this.caches = caches;
    }

    public void check() {
        caches.checkVersions();
    }
}
