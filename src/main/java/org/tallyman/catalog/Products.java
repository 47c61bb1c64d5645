package org.tallyman.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallyman.platform.snapshot.LongIndex;
import org.tallyman.platform.snapshot.SnapshotCache;
import org.tallyman.platform.snapshot.SnapshotCaches;

/** The products, in memory: made for up to 200,000 of them. */
@ApplicationScoped
public class Products {

    private static final int FETCH_SIZE = 5000;

    private final SnapshotCache<ProductSnapshot> cache;

    Products(SnapshotCaches caches) {
        this.cache = caches.create("catalog", Products::read);
    }

    public ProductSnapshot snapshot() {
        return cache.get();
    }

    /** The product of a GTIN of 14 digits, archived or not. */
    public Optional<ProductView> byGtin(String gtin) {
        return snapshot().byGtin(gtin);
    }

    /** Call within a transaction that changes products. */
    void refreshAfterCommit() {
        cache.refreshAfterCommit();
    }

    private static ProductSnapshot read(Connection connection, long version) throws SQLException {
        List<ProductView> products = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery("""
                    select id, gtin, name, description, unit, brand_owner, quantity_per_case,
                           archived_at is not null as archived, version
                    from product""")) {
                while (row.next()) {
                    int perCase = row.getInt("quantity_per_case");
                    products.add(new ProductView(
                            row.getLong("id"),
                            row.getString("gtin"),
                            row.getString("name"),
                            row.getString("description"),
                            row.getString("unit"),
                            row.getString("brand_owner"),
                            perCase == 0 ? null : perCase,
                            row.getBoolean("archived"),
                            row.getInt("version")));
                }
            }
        }
        return new ProductSnapshot(version, LongIndex.of(products, ProductView::id));
    }
}
