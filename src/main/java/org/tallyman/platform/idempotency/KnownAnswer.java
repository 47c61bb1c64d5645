package org.tallyman.platform.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * What a command was answered the first time.
 *
 * @param headers those that belong to the answer, such as {@code Location}
 * @param body JSON; empty for none
 */
record KnownAnswer(int status, Map<String, String> headers, String body) {

    private static final String REPLAYED = "Idempotent-Replayed";

    KnownAnswer {
        headers = Map.copyOf(headers);
    }

    /** The same answer, marked as one that was given before. */
    Response again() {
        Response.ResponseBuilder answer =
                Response.status(status).header(REPLAYED, "true").header(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.forEach(answer::header);
        return (body.isEmpty() ? answer : answer.entity(body).type(MediaType.APPLICATION_JSON_TYPE)).build();
    }

    /** May hold a token. */
    @Override
    public String toString() {
        return "KnownAnswer[" + status + "]";
    }
}
