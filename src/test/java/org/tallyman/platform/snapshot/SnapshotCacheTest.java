package org.tallyman.platform.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class SnapshotCacheTest {

    @Inject
    SnapshotCaches caches;

    @Inject
    EntityManager entities;

    @Inject
    DataSource database;

    @Test
    void showsChangesOnlyAfterTheirCommit() {
        SnapshotCache<Long> cache = cacheOfVersions();
        long before = cache.get();

        QuarkusTransaction.requiringNew().run(() -> {
            raise();
            cache.refreshAfterCommit();
            assertThat(cache.get()).isEqualTo(before);
        });

        assertThat(cache.get()).isEqualTo(before + 1);
    }

    @Test
    void forgetsWhatWasRolledBack() {
        SnapshotCache<Long> cache = cacheOfVersions();
        long before = cache.get();

        QuarkusTransaction.begin();
        raise();
        cache.refreshAfterCommit();
        cache.check();
        QuarkusTransaction.rollback();

        assertThat(cache.get()).isEqualTo(before);
    }

    @Test
    void readsForTheFirstTimeWithoutTheOpenTransactionsOwnWrites() {
        SnapshotCache<Long> settled = cacheOfVersions();
        long before = settled.get();
        SnapshotCache<Long> fresh = cacheOfVersions();

        QuarkusTransaction.begin();
        raise();
        assertThat(fresh.get()).isEqualTo(before);
        QuarkusTransaction.rollback();
    }

    @Test
    void seesChangesOfOtherReplicas() throws SQLException {
        SnapshotCache<Long> cache = cacheOfVersions();
        long before = cache.get();

        try (Connection replica = database.getConnection();
                Statement statement = replica.createStatement()) {
            statement.execute("update snapshot_version set version = version + 1 where name = 'place'");
        }

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> cache.get() > before);
    }

    @Test
    void findsByKeyAndRefusesTwoOfOneKey() {
        LongIndex<String> index = LongIndex.of(List.of("ccc", "a"), String::length);

        assertThat(index.get(3)).isEqualTo("ccc");
        assertThat(index.get(2)).isNull();
        assertThat(index.values()).containsExactly("a", "ccc");
        assertThatThrownBy(() -> LongIndex.of(List.of("a", "b"), String::length))
                .hasMessageContaining("key 1");
    }

    private SnapshotCache<Long> cacheOfVersions() {
        return caches.create("place", (connection, version) -> version);
    }

    private void raise() {
        entities.createNativeQuery("update snapshot_version set version = version + 1 where name = 'place'")
                .executeUpdate();
    }
}
