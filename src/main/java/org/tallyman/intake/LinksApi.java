package org.tallyman.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.ident.PlaceId;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** How every line and gateway is, for programs that watch over them. */
@Path("/api/v1/links")
@RunOnVirtualThread
class LinksApi {

    private final Links links;
    private final QuarantineRows quarantine;

    LinksApi(Links links, QuarantineRows quarantine) {
        this.links = links;
        this.quarantine = quarantine;
    }

    @GET
    @Operation(
            summary = "List lines and gateways",
            description = "Every device with how its line is now; those that want a look first, then by name.")
    @RolesAllowed(Roles.VIEW)
    public Page<LinkDocument> list(
            @Parameter(description = "a state, or amiss for all that want a look") @RestQuery @Nullable String state,
            @Parameter(description = "line, gateway, internet or child") @RestQuery @Nullable String kind,
            @Parameter(description = "name of a dialect") @RestQuery @Nullable String language,
            @Parameter(description = "part of a code, a name or an identifier") @RestQuery @Nullable String q,
            @Parameter(description = "place id of a site: those of it and of none") @RestQuery @Nullable Long site,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer limit) {
        LinksFilter wanted = LinksFilter.read(state, kind, language, q);
        Cursor cursor = Cursor.of(after, limit);
        Links.Seen seen = links.see(device -> isOf(device.site(), site));
        Page<LinksFilter.Judged> page = LinksOrder.page(
                seen.lines().stream()
                        .filter(wanted::matches)
                        .filter(wanted::isOfKind)
                        .filter(wanted::isInState),
                cursor);
        Map<Long, Long> open = quarantine.open(page.items().stream()
                .map(line -> line.row().device().id().value())
                .toList());
        return page.map(line ->
                LinkDocument.of(line, open.getOrDefault(line.row().device().id().value(), 0L)));
    }

    private static boolean isOf(@Nullable PlaceId site, @Nullable Long wanted) {
        return wanted == null || site == null || site.value() == wanted;
    }
}
