package org.tallyman.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The row of a lot. */
@Entity
@Table(name = "lot")
class Lot {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "product_id", updatable = false)
    private Product product = new Product();

    @Column(updatable = false)
    private String code = "";

    @Column(name = "expires_on")
    private @Nullable LocalDate expiresOn;

    @Column(name = "archived_at")
    private @Nullable Instant archivedAt;

    @Version
    private int version;

    protected Lot() {}

    Lot(Product product, String code) {
        this.product = product;
        this.code = code;
    }

    void expireOn(@Nullable LocalDate day) {
        expiresOn = day;
    }

    @Nullable
    LocalDate expiresOn() {
        return expiresOn;
    }

    void archive(@Nullable Instant now) {
        archivedAt = now;
    }

    LotView view() {
        if (id == null) {
            throw new IllegalStateException("lot " + code + " is not stored yet");
        }
        return new LotView(id, product.id(), product.gtin(), code, expiresOn, archivedAt != null);
    }
}
