package org.tallyman.platform.snapshot;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Makes the caches and compares their versions every two seconds, for changes that other replicas made. */
@ApplicationScoped
public class SnapshotCaches {

    private final DataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final List<SnapshotCache<?>> caches = new CopyOnWriteArrayList<>();

    SnapshotCaches(DataSource database, TransactionSynchronizationRegistry transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * A new cache, read when first asked.
     *
     * @param name the row of table {@code snapshot_version} that triggers of the source's tables raise
     */
    public <T> SnapshotCache<T> create(String name, SnapshotCache.Source<T> source) {
        SnapshotCache<T> cache = new SnapshotCache<>(name, database, transactions, source);
        caches.add(cache);
        return cache;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void checkVersions() {
        caches.forEach(SnapshotCache::check);
    }
}
