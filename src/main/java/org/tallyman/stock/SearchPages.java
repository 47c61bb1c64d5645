package org.tallyman.stock;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;
import org.tallyman.catalog.CompanyPrefixes;
import org.tallyman.ident.CodeReport;
import org.tallyman.ident.Codes;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
import org.tallyman.platform.Finder.Found;

/** The one field for any code or word: straight to the page where there is one, else what matches, else what it says. */
@Path("/search")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class SearchPages {

    private static final int LENGTH_MAX = 512;

    private final Search search;
    private final CompanyPrefixes prefixes;

    SearchPages(Search search, CompanyPrefixes prefixes) {
        this.search = search;
        this.prefixes = prefixes;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public Response find(@RestQuery @Nullable String q) {
        // A text for the database holds no U+0000.
        String sought = q == null ? "" : q.replace("\0", "").strip();
        if (sought.length() > LENGTH_MAX) {
            sought = sought.substring(0, LENGTH_MAX);
        }
        List<Found> matches = sought.isEmpty() ? List.of() : search.matches(sought);
        if (matches.size() == 1) {
            return Response.seeOther(URI.create(matches.getFirst().href())).build();
        }
        return Response.ok(page(sought, matches)).build();
    }

    private TemplateInstance page(String sought, List<Found> matches) {
        if (sought.isEmpty()) {
            return new SearchPage("", matches, "", List.of(), "");
        }
        return switch (Codes.explain(sought, prefixes)) {
            case Parsed.Ok<CodeReport>(CodeReport report)
            when report.kind() != CodeReport.Kind.PLAIN ->
                new SearchPage(
                        sought, matches, report.kind().words(), forms(report), String.join("; ", report.warnings()));
            case Parsed.Ok<CodeReport> plain -> new SearchPage(sought, matches, "", List.of(), "");
            case Parsed.Refused<CodeReport>(Refusal refusal) ->
                new SearchPage(sought, matches, "", List.of(), matches.isEmpty() ? refusal.sentence() : "");
        };
    }

    private static List<SearchPage.CodeForm> forms(CodeReport report) {
        return List.of(
                        form("Elements", report.elementString()),
                        form("EPC", report.hex()),
                        form("Tag URI", report.tagUri()),
                        form("Pure identity", report.pureIdentity()),
                        form("Digital Link", report.digitalLink()))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<SearchPage.CodeForm> form(String name, Optional<String> value) {
        return value.map(text -> new SearchPage.CodeForm(name, text));
    }
}
