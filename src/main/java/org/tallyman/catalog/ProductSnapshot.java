package org.tallyman.catalog;

import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.tallyman.platform.snapshot.LongIndex;

/** All products as they were at one version, archived ones included. Immutable. */
public final class ProductSnapshot {

    private final long version;
    private final LongIndex<ProductView> byId;
    private final NavigableMap<String, ProductView> byGtin;

    ProductSnapshot(long version, LongIndex<ProductView> byId) {
        this.version = version;
        this.byId = byId;
        this.byGtin = new TreeMap<>();
        byId.values().forEach(product -> byGtin.put(product.gtin(), product));
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

    /**
     * Products behind a GTIN, by GTIN.
     *
     * @param text part of the GTIN or of the name, in any case; empty for all
     * @param after empty to start
     */
    public List<ProductView> search(String text, String after, int limit, boolean archived) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return byGtin.tailMap(after, false).values().stream()
                .filter(product -> archived || !product.archived())
                .filter(product -> wanted.isEmpty()
                        || product.gtin().contains(wanted)
                        || product.name().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(limit)
                .toList();
    }

    public int size() {
        return byGtin.size();
    }
}
