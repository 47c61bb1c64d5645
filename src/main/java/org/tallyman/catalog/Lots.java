package org.tallyman.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** The lots of products: asked from the database, for there may be many. */
@ApplicationScoped
public class Lots {

    /** AI (10) takes GS1 character set 82. */
    private static final Pattern CODE = Pattern.compile("[!\"%-?A-Z_a-z]{1,20}");

    private final LotRepository repository;
    private final ProductRepository products;
    private final Event<ChangeMade> changes;
    private final Clock clock;

    Lots(LotRepository repository, ProductRepository products, Event<ChangeMade> changes, Clock clock) {
        this.repository = repository;
        this.products = products;
        this.changes = changes;
        this.clock = clock;
    }

    /** The lot of this code, made when there is none: what a scan or a commissioning says exists, exists. */
    @Transactional
    public Outcome<LotView> put(Fields fields) {
        String gtin = ProductDetails.gtin(fields);
        String code = fields.matching("lot", CODE, "is 1 to 20 characters of GS1 character set 82 (AI 10)");
        LocalDate expiresOn = fields.optionalDate("expiresOn");
        Optional<Product> product = products.byGtin(gtin);
        if (product.isEmpty() && fields.problem().isEmpty()) {
            fields.refuse("gtin", "is the GTIN of a product here");
        }
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent() || product.isEmpty()) {
            return Outcome.refused(problem.orElseGet(() -> Problem.notFound("product " + gtin)));
        }
        Optional<Lot> found = repository.find(product.get().id(), code);
        if (found.isPresent()) {
            return Outcome.done(expire(found.get(), expiresOn));
        }
        Lot lot = new Lot(product.get(), code);
        lot.expireOn(expiresOn);
        repository.persistAndFlush(lot);
        return Outcome.done(changed("create", lot, ""));
    }

    /** Takes a lot out of use, or back into it. */
    @Transactional
    public Outcome<LotView> archive(long id, boolean archived) {
        Lot lot = repository.findById(id);
        if (lot == null) {
            return Outcome.refused(Problem.notFound("lot " + id));
        }
        String before = lot.view().toString();
        lot.archive(archived ? clock.instant() : null);
        return Outcome.done(changed(archived ? "archive" : "restore", lot, before));
    }

    @Transactional
    public Optional<LotView> find(long product, String code) {
        return repository.find(product, code).map(Lot::view);
    }

    /** The lots of a product behind a code, by code. */
    @Transactional
    public List<LotView> after(long product, String code, int limit) {
        return repository.after(product, code, limit).stream().map(Lot::view).toList();
    }

    private LotView expire(Lot lot, @Nullable LocalDate expiresOn) {
        if (expiresOn == null || Objects.equals(expiresOn, lot.expiresOn())) {
            return lot.view();
        }
        String before = lot.view().toString();
        lot.expireOn(expiresOn);
        return changed("edit", lot, before);
    }

    private LotView changed(String verb, Lot lot, String before) {
        repository.flush();
        LotView view = lot.view();
        changes.fire(new ChangeMade(verb, "lot", view.gtin() + "/" + view.code(), before, view.toString()));
        return view;
    }
}
