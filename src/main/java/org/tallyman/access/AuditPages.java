package org.tallyman.access;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who changed what, for administrators. */
@Path(AuditPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class AuditPages {

    static final String PATH = "/settings/audit";

    private static final int PAGE_SIZE = 100;

    private final Audit audit;
    private final Grants allowed;

    AuditPages(Audit audit, Grants allowed) {
        this.audit = audit;
        this.allowed = allowed;
    }

    @GET
    @RolesAllowed(Roles.ADMINISTER)
    public TemplateInstance list(@QueryParam("before") @Nullable Long before) {
        allowed.requireEverywhere(Verb.ADMINISTER);
        List<Audit.Entry> entries = audit.before(before == null ? Long.MAX_VALUE : before, PAGE_SIZE + 1);
        if (entries.size() <= PAGE_SIZE) {
            return new AuditPage(entries, "");
        }
        List<Audit.Entry> shown = entries.subList(0, PAGE_SIZE);
        return new AuditPage(shown, PATH + "?before=" + shown.getLast().id());
    }
}
