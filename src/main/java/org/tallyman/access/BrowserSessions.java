package org.tallyman.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Objects;

/** The session of the browser that sent a request. */
@ApplicationScoped
class BrowserSessions {

    private final Sessions sessions;

    BrowserSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Opens a session under a new id and ends the one that the browser had. */
    NewCookie open(long userId, HttpServerRequest request) {
        end(request);
        String agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        String id = sessions.open(userId, new Sessions.Origin(Address.host(request), agent));
        return SessionCookie.holding(id, secure(request));
    }

    NewCookie close(HttpServerRequest request) {
        end(request);
        return SessionCookie.gone(secure(request));
    }

    /** The session's id; empty when there is none. */
    static String id(HttpServerRequest request) {
        Cookie cookie = request.getCookie(SessionCookie.NAME);
        return cookie == null ? "" : cookie.getValue();
    }

    private void end(HttpServerRequest request) {
        String id = id(request);
        if (!id.isEmpty()) {
            sessions.close(id);
        }
    }

    private static boolean secure(HttpServerRequest request) {
        return Objects.equals(request.scheme(), "https");
    }
}
