package org.tallyman.access;

import jakarta.ws.rs.core.NewCookie;

/** The cookie that holds a session's id. */
final class SessionCookie {

    static final String NAME = "tallyman-session";

    private SessionCookie() {}

    static NewCookie holding(String id, boolean secure) {
        return builder(secure).value(id).build();
    }

    static NewCookie gone(boolean secure) {
        return builder(secure).value("").maxAge(0).build();
    }

    private static NewCookie.Builder builder(boolean secure) {
        return new NewCookie.Builder(NAME)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT);
    }
}
