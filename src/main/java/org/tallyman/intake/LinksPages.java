package org.tallyman.intake;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.place.ChosenSite;
import org.tallyman.place.Look;
import org.tallyman.platform.Link;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Every line and gateway at a glance. */
@Path("/links")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class LinksPages {

    private final Links links;
    private final LinksRows rows;
    private final ChosenSite site;

    LinksPages(Links links, LinksRows rows, ChosenSite site) {
        this.links = links;
        this.rows = rows;
        this.site = site;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance list(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String language,
            @RestQuery("site") @Nullable String siteCode,
            @RestQuery @Nullable String after) {
        LinksFilter wanted = LinksFilter.read(state, kind, language, q);
        Look look = site.look(siteCode);
        Cursor cursor = Cursor.of(after, null);
        Links.Seen seen = links.see(device -> look.includes(device.site()));
        List<LinksFilter.Judged> here = seen.lines();
        // Each choice counts what it would show beside the other choices.
        List<LinksFilter.Judged> found = here.stream().filter(wanted::matches).toList();
        List<LinksFilter.Judged> ofKind =
                found.stream().filter(wanted::isOfKind).toList();
        List<LinksFilter.Judged> ofState =
                found.stream().filter(wanted::isInState).toList();
        Page<LinksFilter.Judged> page = LinksOrder.page(ofKind.stream().filter(wanted::isInState), cursor);
        Link address = wanted.address();
        Link there = address.with("site", look.parameter());
        List<LinksPage.Row> listed =
                rows.of(page.items().stream().map(LinksFilter.Judged::row).toList(), seen.at());
        return new LinksPage(
                listed,
                LinksPage.Shows.of(listed),
                here.size(),
                here.stream().filter(each -> each.row().condition().amiss()).count(),
                LinksChoices.says(here),
                LinksChoices.states(ofKind, wanted.state(), there),
                LinksChoices.kinds(ofState, wanted.kind(), there),
                LinksChoices.languages(here, wanted.language()),
                wanted.language(),
                wanted.words(),
                look,
                address,
                page.next() == null ? "" : there.with("after", page.next()).toString(),
                after == null ? "" : there.toString());
    }
}
