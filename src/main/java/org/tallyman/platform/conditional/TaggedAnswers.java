package org.tallyman.platform.conditional;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Tags the answers that are {@link Tagged}, and answers 304 to whoever has one already. */
public class TaggedAnswers {

    /** Before whoever keeps answers: response filters go from high to low. */
    private static final int EARLY = Priorities.USER + 100;

    private final EntityTags tags;

    TaggedAnswers(EntityTags tags) {
        this.tags = tags;
    }

    @Tagged
    @ServerResponseFilter(priority = EARLY)
    void tag(ContainerRequestContext request, ContainerResponseContext response) {
        Object document = response.getEntity();
        int status = response.getStatus();
        if (document == null || (status != Status.OK.getStatusCode() && status != Status.CREATED.getStatusCode())) {
            return;
        }
        String text = document instanceof String known ? known : tags.write(document);
        String tag = EntityTags.of(text);
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        @Nullable String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known != null && request.getMethod().equals(HttpMethod.GET) && EntityTags.matches(known, tag)) {
            response.setStatus(Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
        } else {
            response.setEntity(text, response.getEntityAnnotations(), MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
