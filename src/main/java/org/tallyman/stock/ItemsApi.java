package org.tallyman.stock;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
import org.tallyman.platform.Problem;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;
import org.tallyman.sense.ItemName;

/** The items: where each is, since when, and how sure that is. */
@Path("/api/v1/items")
@RunOnVirtualThread
public class ItemsApi {

    private final Items items;
    private final ItemDocuments documents;
    private final Visible visible;

    ItemsApi(Items items, ItemDocuments documents, Visible visible) {
        this.items = items;
        this.documents = documents;
        this.visible = visible;
    }

    @GET
    @Operation(summary = "List items", description = "By name.")
    @RolesAllowed(Roles.VIEW)
    public Page<ItemDocument> list(
            @Parameter(description = "id or code of a place, with all that stands in it") @RestQuery @Nullable
                    String place,
            @Parameter(description = "GTIN of 8, 12, 13 or 14 digits") @RestQuery @Nullable String gtin,
            @Parameter(description = "batch or lot; empty for items without one") @RestQuery @Nullable String lot,
            @Parameter(
                            description =
                                    "disposition, such as in_progress; without it and q, what is delivered is left out")
                    @RestQuery
                    @Nullable
                    String disposition,
            @Parameter(description = "product, unit, asset or unknown") @RestQuery @Nullable String kind,
            @Parameter(description = "a code of any form for one item, or what serial numbers begin with")
                    @RestQuery
                    @Nullable
                    String q,
            @Parameter(description = "a code of any form for one item") @RestQuery @Nullable String code,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        Cursor cursor = Cursor.of(after, limit);
        if (code != null) {
            return new Page<>(List.of(named(code)), null);
        }
        return list(
                new ItemFilter(
                        visible.places(place),
                        false,
                        gtin == null || gtin.isBlank() ? null : GtinParameter.read(gtin),
                        lot,
                        disposition,
                        null,
                        kind == null || kind.isBlank() ? null : kind(kind)),
                q,
                cursor);
    }

    /** With {@code q}, which is a code of any form for one item, or what serial numbers begin with. */
    Page<ItemDocument> list(ItemFilter filter, @Nullable String q, Cursor cursor) {
        String wanted = q == null ? "" : q.strip();
        if (ItemName.ofCode(wanted) instanceof Parsed.Ok<String>(String name)) {
            List<Item> one = items.find(name).filter(item -> visible.includes(item.place())).stream()
                    .toList();
            return new Page<>(documents.of(one), null);
        }
        ItemFilter narrowed = wanted.isEmpty() ? filter : filter.withSerial(wanted);
        Page<Item> page = Page.of(items.list(narrowed, cursor.key(), cursor.limit() + 1), cursor.limit(), Item::item);
        return new Page<>(documents.of(page.items()), page.next());
    }

    @GET
    @Path("{code:.+}")
    @Operation(
            summary = "Get an item",
            description =
                    "By any code: EPC hex, tag or pure identity URI, Digital Link or element string. The rest of the path as it stands, or `?code=` on the list.")
    @RolesAllowed(Roles.VIEW)
    public ItemDocument get(@Context UriInfo uri) {
        String path = uri.getRequestUri().getRawPath();
        return named(ItemPath.code(path.substring(path.indexOf("/items/") + "/items/".length())));
    }

    private ItemDocument named(String code) {
        return switch (ItemName.ofCode(code)) {
            case Parsed.Ok<String>(String name) ->
                items.find(name)
                        .filter(item -> visible.includes(item.place()))
                        .map(documents::of)
                        .orElseThrow(() -> Problem.notFound("item " + name).exception());
            case Parsed.Refused<String>(Refusal refusal) ->
                throw Problem.invalid("code", refusal.value(), refusal.rule()).exception();
        };
    }

    static ItemKind kind(String text) {
        return Arrays.stream(ItemKind.values())
                .filter(kind -> kind.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("kind", text, "is product, unit, asset or unknown")
                        .exception());
    }
}
