package org.tallyman.access;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** A browser with scripts off: keeps the session cookie, follows nothing by itself. */
final class Browser {

    private String session = "";

    static Browser signedIn(String name, String password) {
        Browser browser = new Browser();
        browser.post("/sign-in", Map.of("name", name, "password", password))
                .then()
                .statusCode(303);
        return browser;
    }

    String session() {
        return session;
    }

    Response get(String path) {
        return kept(request().get(path));
    }

    Response post(String path, Map<String, ?> form) {
        return kept(request().contentType(ContentType.URLENC).formParams(form).post(path));
    }

    private RequestSpecification request() {
        RequestSpecification request =
                RestAssured.given().redirects().follow(false).accept("text/html");
        return session.isEmpty() ? request : request.cookie(SessionCookie.NAME, session);
    }

    private Response kept(Response response) {
        if (response.getDetailedCookie(SessionCookie.NAME) != null) {
            session = response.getDetailedCookie(SessionCookie.NAME).getValue();
        }
        return response;
    }
}
