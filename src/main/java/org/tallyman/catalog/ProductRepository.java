package org.tallyman.catalog;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class ProductRepository implements PanacheRepositoryBase<Product, Long> {

    Optional<Product> byGtin(String gtin) {
        return find("gtin", gtin).firstResultOptional();
    }
}
