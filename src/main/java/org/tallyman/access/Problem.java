package org.tallyman.access;

import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.tallyman.ident.Refusal;

/** Problem documents (RFC 9457) of this package. */
final class Problem {

    static final String TYPE = "application/problem+json";

    private Problem() {}

    static String document(int status, String title, String detail) {
        return new JsonObject(Map.of("type", "about:blank", "title", title, "status", status, "detail", detail))
                .encode();
    }

    static Response response(int status, String title, String detail) {
        return Response.status(status)
                .type(TYPE)
                .entity(document(status, title, detail))
                .build();
    }

    static Response badRequest(Refusal refusal) {
        return response(400, "Not accepted", refusal.sentence());
    }
}
