package org.tallyman.access;

import io.vertx.core.http.HttpMethod;

/**
 * Where an {@code Authorization} may be none of ours: whoever answers there takes it from a stranger, proves it and counts what is
 * wrong. Nobody is let in by this; what a stranger may not do stays forbidden.
 */
public interface ForeignAuthorization {

    /**
     * Whether a request is such a one. Asked on event loops.
     *
     * @param path without the query, normalized
     */
    boolean isTaken(HttpMethod method, String path);
}
