package org.tallyman.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes of products. Each answers the GTIN in 14 digits. */
@ApplicationScoped
public class ProductCommands {

    private final ProductRepository repository;
    private final Products products;
    private final Event<ChangeMade> changes;
    private final Clock clock;

    ProductCommands(ProductRepository repository, Products products, Event<ChangeMade> changes, Clock clock) {
        this.repository = repository;
        this.products = products;
        this.changes = changes;
        this.clock = clock;
    }

    /** Fields gtin, name, description, unit, brandOwner and quantityPerCase. */
    @Transactional
    public Outcome<String> create(Fields fields) {
        ProductDetails details = ProductDetails.read(fields);
        Optional<Problem> problem = fields.problem()
                .or(() -> repository
                        .byGtin(details.gtin())
                        .map(product -> Problem.conflict("GTIN " + details.gtin() + " is taken: it is “"
                                + product.details().name() + "”.")));
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        Product product = new Product(details.gtin());
        product.describe(details);
        repository.persist(product);
        return done("create", product, "");
    }

    /**
     * The same fields but gtin: what is absent is cleared.
     *
     * @param seen the version that it must still have; null for any
     */
    @Transactional
    public Outcome<String> edit(String gtin, @Nullable Integer seen, Fields fields) {
        Optional<Product> found = repository.byGtin(gtin);
        if (found.isEmpty()) {
            return Outcome.refused(Problem.notFound("product " + gtin));
        }
        if (seen != null && seen != found.get().version()) {
            return Outcome.refused(Problem.changed());
        }
        Fields own = fields.with("gtin", gtin);
        ProductDetails details = ProductDetails.read(own);
        Optional<Problem> problem = own.problem();
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        Product product = found.get();
        String before = product.summary();
        product.describe(details);
        return done("edit", product, before);
    }

    /** Makes or edits: what a CSV row says. */
    @Transactional
    public Outcome<String> put(Fields fields) {
        String gtin = ProductDetails.gtin(fields);
        return fields.problem().isEmpty() && repository.byGtin(gtin).isPresent()
                ? edit(gtin, null, fields)
                : create(fields.with("gtin", gtin));
    }

    /** Takes a product out of use; what is known of it stays. */
    @Transactional
    public Outcome<String> archive(String gtin, boolean archived) {
        Optional<Product> found = repository.byGtin(gtin);
        if (found.isEmpty()) {
            return Outcome.refused(Problem.notFound("product " + gtin));
        }
        Product product = found.get();
        String before = product.summary();
        if (archived) {
            product.archive(clock.instant());
        } else {
            product.restore();
        }
        return done(archived ? "archive" : "restore", product, before);
    }

    private Outcome<String> done(String verb, Product product, String before) {
        repository.flush();
        products.refreshAfterCommit();
        changes.fire(new ChangeMade(verb, "product", product.gtin(), before, product.summary()));
        return Outcome.done(product.gtin());
    }
}
