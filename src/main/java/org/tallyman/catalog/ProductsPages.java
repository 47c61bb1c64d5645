package org.tallyman.catalog;

import io.quarkus.arc.All;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Form;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits;
import org.tallyman.platform.command.SitePermits.Verb;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;
import org.tallyman.platform.panel.Panel;

/** Products and their lots. */
@Path("/products")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ProductsPages {

    private static final int LOTS_SHOWN = 100;

    private final ProductCommands commands;
    private final Products products;
    private final Lots lots;
    private final SitePermits permits;
    private final List<ProductPanel> panels;

    ProductsPages(
            ProductCommands commands,
            Products products,
            Lots lots,
            SitePermits permits,
            @All List<ProductPanel> panels) {
        this.commands = commands;
        this.products = products;
        this.lots = lots;
        this.permits = permits;
        this.panels = panels;
    }

    @GET
    @RolesAllowed("view")
    public TemplateInstance list(@RestQuery @Nullable String q, @RestQuery @Nullable String after) {
        String query = q == null ? "" : q;
        Cursor cursor = Cursor.of(after, null);
        Page<ProductView> page = Page.of(
                products.snapshot().search(query, cursor.key(), cursor.limit() + 1, false),
                cursor.limit(),
                ProductView::gtin);
        Optional<String> next = Optional.ofNullable(page.next())
                .map(key -> "/products?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&after=" + key);
        return new ProductsPage(page.items(), query, next, permits.allowsEverywhere(Verb.CONFIGURE));
    }

    @GET
    @Path("new")
    @RolesAllowed("configure")
    public TemplateInstance make(@RestQuery @Nullable String gtin) {
        return new NewProductPage(Form.of(gtin == null ? Map.of("unit", "EA") : Map.of("unit", "EA", "gtin", gtin)));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("configure")
    public Response make(MultivaluedMap<String, String> posted) {
        permits.requireEverywhere(Verb.CONFIGURE);
        Form form = Form.of(posted);
        return answer(commands.create(Fields.of(form.values())), form, NewProductPage::new);
    }

    @GET
    @Path("{gtin: [0-9]+}")
    @RolesAllowed("view")
    public TemplateInstance product(@RestPath String gtin) {
        ProductView product = find(gtin);
        return page(product, Form.of(values(product)));
    }

    @POST
    @Path("{gtin: [0-9]+}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("configure")
    public Response edit(@RestPath String gtin, MultivaluedMap<String, String> posted) {
        permits.requireEverywhere(Verb.CONFIGURE);
        ProductView product = find(gtin);
        Form form = Form.of(posted);
        return answer(commands.edit(gtin, null, Fields.of(form.values())), form, refused -> page(product, refused));
    }

    @POST
    @Path("{gtin: [0-9]+}/archive")
    @RolesAllowed("configure")
    public Response archive(@RestPath String gtin) {
        permits.requireEverywhere(Verb.CONFIGURE);
        commands.archive(gtin, true).orElseThrow();
        return Response.seeOther(URI.create("/products/" + gtin)).build();
    }

    @POST
    @Path("{gtin: [0-9]+}/restore")
    @RolesAllowed("configure")
    public Response restore(@RestPath String gtin) {
        permits.requireEverywhere(Verb.CONFIGURE);
        commands.archive(gtin, false).orElseThrow();
        return Response.seeOther(URI.create("/products/" + gtin)).build();
    }

    private ProductView find(String gtin) {
        return products.byGtin(gtin)
                .orElseThrow(() -> Problem.notFound("product " + gtin).exception());
    }

    private ProductPage page(ProductView product, Form form) {
        return new ProductPage(
                product,
                lots.after(product.id(), "", LOTS_SHOWN),
                Panel.inOrder(panels.stream()
                        .map(panel -> panel.panel(product))
                        .flatMap(Optional::stream)
                        .toList()),
                form,
                permits.allowsEverywhere(Verb.CONFIGURE));
    }

    private static Map<String, String> values(ProductView product) {
        Map<String, String> values = new HashMap<>();
        values.put("gtin", product.gtin());
        values.put("name", product.name());
        values.put("description", product.description());
        values.put("unit", product.unit());
        values.put("brandOwner", product.brandOwner());
        Integer perCase = product.quantityPerCase();
        if (perCase != null) {
            values.put("quantityPerCase", String.valueOf(perCase));
        }
        return values;
    }

    private static Response answer(Outcome<String> outcome, Form form, Function<Form, TemplateInstance> page) {
        return switch (outcome) {
            case Outcome.Done<String>(String gtin) ->
                Response.seeOther(URI.create("/products/" + gtin)).build();
            case Outcome.Refused<String>(Problem problem) ->
                Response.status(problem.status())
                        .entity(page.apply(form.refusedFor(problem.violationsOr("gtin"))))
                        .build();
        };
    }
}
