package org.tallyman.dashboard;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.Roles;

/** Where everyone starts, and what waits for everyone. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class OverviewPages {

    private final OverviewNumbers numbers;
    private final Waiting waiting;

    OverviewPages(OverviewNumbers numbers, Waiting waiting) {
        this.numbers = numbers;
        this.waiting = waiting;
    }

    @GET
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance overview(@RestQuery @Nullable String part) {
        Overview now = numbers.read();
        return "body".equals(part) ? new OverviewPage$body(now) : new OverviewPage(now);
    }

    /** The overview under its name. */
    @GET
    @Path("overview")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance named() {
        return overview(null);
    }

    @GET
    @Path("exceptions")
    @RolesAllowed(Roles.VIEW)
    public TemplateInstance exceptions(@RestQuery @Nullable String kind) {
        String shown = kind == null ? "" : kind;
        List<Concern> all = waiting.list();
        List<ExceptionsPage.Kind> kinds = all.stream()
                .collect(Collectors.groupingBy(Concern::kind, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new ExceptionsPage.Kind(entry.getKey(), entry.getValue()))
                .toList();
        return new ExceptionsPage(
                all.stream()
                        .filter(concern -> shown.isEmpty() || concern.kind().equals(shown))
                        .toList(),
                kinds,
                shown);
    }
}
