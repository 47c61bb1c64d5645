package org.tallyman.testsupport;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Somebody who may do everything everywhere, at the API and on the pages. */
public record Administrator(String token) {

    public static Administrator signIn() {
        return new Administrator(Credentials.newAdminToken());
    }

    /** A request to the API, with JSON. */
    public RequestSpecification api() {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** A request to a page, or of a form on it. */
    public RequestSpecification pages() {
        return RestAssured.given().auth().oauth2(token).accept("text/html");
    }

    /** A page as it is sent. */
    public String page(String path) {
        return pages().get(path).then().statusCode(200).extract().asString();
    }
}
