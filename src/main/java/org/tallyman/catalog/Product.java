package org.tallyman.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a product. Its GTIN stays: another GTIN is another product. */
@Entity
@Table(name = "product")
class Product {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private String gtin = "";

    private String name = "";
    private String description = "";
    private String unit = "";

    @Column(name = "brand_owner")
    private String brandOwner = "";

    @Column(name = "quantity_per_case")
    private @Nullable Integer quantityPerCase;

    @Column(name = "archived_at")
    private @Nullable Instant archivedAt;

    @Version
    private int version;

    protected Product() {}

    Product(String gtin) {
        this.gtin = gtin;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("product " + gtin + " is not stored yet");
        }
        return id;
    }

    String gtin() {
        return gtin;
    }

    void describe(ProductDetails details) {
        name = details.name();
        description = details.description();
        unit = details.unit();
        brandOwner = details.brandOwner();
        quantityPerCase = details.quantityPerCase();
    }

    ProductDetails details() {
        return new ProductDetails(gtin, name, description, unit, brandOwner, quantityPerCase);
    }

    int version() {
        return version;
    }

    boolean archived() {
        return archivedAt != null;
    }

    void archive(Instant now) {
        archivedAt = now;
    }

    void restore() {
        archivedAt = null;
    }

    /** For the audit trail. */
    String summary() {
        return details().summary() + (archived() ? ", archived" : "");
    }
}
