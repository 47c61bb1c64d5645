package org.tallyman.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tallyman.platform.snapshot.LongIndex;

/** All products as they were at one version, archived ones included. Immutable. */
public final class ProductSnapshot {

    private final long version;
    private final LongIndex<ProductView> byId;
    private final Map<String, ProductView> byGtin;

    ProductSnapshot(long version, LongIndex<ProductView> byId) {
        this.version = version;
        this.byId = byId;
        this.byGtin =
                byId.values().stream().collect(Collectors.toUnmodifiableMap(ProductView::gtin, Function.identity()));
    }

    public long version() {
        return version;
    }

    public Optional<ProductView> find(long product) {
        return Optional.ofNullable(byId.get(product));
    }

    /** The product of a GTIN of 14 digits, archived or not. */
    public Optional<ProductView> byGtin(String gtin) {
        return Optional.ofNullable(byGtin.get(gtin));
    }

    public int size() {
        return byGtin.size();
    }
}
