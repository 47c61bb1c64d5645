package org.tallyman.catalog;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class LotRepository implements PanacheRepositoryBase<Lot, Long> {

    Optional<Lot> find(long product, String code) {
        return find("product.id = ?1 and code = ?2", product, code).firstResultOptional();
    }

    /** The lots of a product behind a code, by code. */
    List<Lot> after(long product, String code, int limit) {
        return find(
                        "from Lot l join fetch l.product where l.product.id = ?1 and l.code > ?2 order by l.code",
                        product,
                        code)
                .page(0, limit)
                .list();
    }
}
