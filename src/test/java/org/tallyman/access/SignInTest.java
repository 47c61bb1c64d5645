package org.tallyman.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.platform.sql.Sql;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestClock;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class SignInTest {

    private static final String ACCOUNT = "/settings/me";

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @Inject
    SignIn signIn;

    @BeforeEach
    @AfterEach
    void forgetFailures() {
        clock.reset();
        sql.update("delete from sign_in_failure");
    }

    @Test
    void asksAStrangerToSignInAndComesBack() {
        given().redirects()
                .follow(false)
                .accept("text/html")
                .get(ACCOUNT)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/sign-in?return=%2Fsettings%2Fme"));
        given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParams("name", " Admin ", "password", Credentials.ADMIN_PASSWORD, "return", ACCOUNT)
                .post("/sign-in")
                .then()
                .statusCode(303)
                .header("Location", endsWith(ACCOUNT));
    }

    @Test
    void comesBackToThisHostOnly() {
        for (String elsewhere :
                List.of("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1")) {
            given().redirects()
                    .follow(false)
                    .contentType(ContentType.URLENC)
                    .formParams("name", "admin", "password", Credentials.ADMIN_PASSWORD, "return", elsewhere)
                    .post("/sign-in")
                    .then()
                    .statusCode(303)
                    .header("Location", not(containsString("evil")));
        }
    }

    @Test
    void givesACookieThatScriptsAndOtherSitesDoNotGet() {
        Cookie cookie = given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParams("name", "admin", "password", Credentials.ADMIN_PASSWORD)
                .post("/sign-in")
                .getDetailedCookie(SessionCookie.NAME);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("strict");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.isSecured()).isFalse();
        assertThat(cookie.getValue()).hasSize(64);
        assertThat(sql.list("select 1 from user_session where handle = ?", row -> 1, cookie.getValue()))
                .isEmpty();
        assertThat(sql.list("select 1 from user_session where id_hash = ?", row -> 1, Secret.hash(cookie.getValue())))
                .hasSize(1);
    }

    @Test
    void saysTheSameOfAWrongPasswordAndAnUnknownName() {
        String known = refusal("admin");
        String unknown = refusal("nobody-at-all");
        assertThat(known).contains("Name or password is wrong.").contains("value=\"admin\"");
        assertThat(unknown.replace("nobody-at-all", "admin")).isEqualTo(known);
    }

    @Test
    void saysHowLongALockedNameHasToWait() {
        for (int i = 0; i < 5; i++) {
            refusal("locked-one");
        }
        given().contentType(ContentType.URLENC)
                .formParams("name", "locked-one", "password", "wrong")
                .post("/sign-in")
                .then()
                .statusCode(429)
                .header("Retry-After", not("0"))
                .body(containsString("Too many failed attempts. Try again in"));
    }

    @Test
    void strangersCannotLockAPersonOutFromWhereTheySignIn() {
        String home = "192.0.2.7";
        assertThat(signIn.attempt("admin", Credentials.ADMIN_PASSWORD, home)).isInstanceOf(SignIn.Outcome.Proven.class);
        for (int i = 0; i < 30; i++) {
            signIn.attempt("admin", "a guess", "203.0.113." + i);
        }
        assertThat(signIn.attempt("admin", Credentials.ADMIN_PASSWORD, "198.51.100.1"))
                .isInstanceOf(SignIn.Outcome.Wait.class);
        assertThat(signIn.attempt("admin", Credentials.ADMIN_PASSWORD, home)).isInstanceOf(SignIn.Outcome.Proven.class);
        for (int i = 0; i < 5; i++) {
            signIn.attempt("admin", "a guess", home);
        }
        assertThat(signIn.attempt("admin", Credentials.ADMIN_PASSWORD, home)).isInstanceOf(SignIn.Outcome.Wait.class);
    }

    @Test
    void refusesAFormThatABrowserWasMadeToSendWithoutOrigin() {
        for (String from : List.of("cross-site", "same-site")) {
            given().header("Sec-Fetch-Site", from)
                    .contentType(ContentType.URLENC)
                    .formParams("name", "admin", "password", Credentials.ADMIN_PASSWORD)
                    .post("/sign-in")
                    .then()
                    .statusCode(403)
                    .header("Content-Security-Policy", containsString("default-src"));
        }
        given().header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParams("name", "admin", "password", Credentials.ADMIN_PASSWORD)
                .post("/sign-in")
                .then()
                .statusCode(303);
    }

    @Test
    void refusesAFormFromAnotherSite() {
        given().header("Origin", "https://evil.example")
                .contentType(ContentType.URLENC)
                .formParams("name", "admin", "password", Credentials.ADMIN_PASSWORD)
                .post("/sign-in")
                .then()
                .statusCode(403);
        given().header("Origin", "null")
                .contentType(ContentType.URLENC)
                .formParams("name", "admin", "password", Credentials.ADMIN_PASSWORD)
                .post("/sign-in")
                .then()
                .statusCode(403);
    }

    @Test
    void opensANewSessionAtEachSignInAndEndsTheOld() {
        Browser browser = Browser.signedIn("admin", Credentials.ADMIN_PASSWORD);
        String first = browser.session();
        browser.post("/sign-in", Map.of("name", "admin", "password", Credentials.ADMIN_PASSWORD));
        assertThat(browser.session()).isNotEqualTo(first);
        browser.get(ACCOUNT).then().statusCode(200);
        withSession(first).then().statusCode(303);
    }

    @Test
    void endsASessionThatIsNotUsed() {
        Browser browser = Browser.signedIn("admin", Credentials.ADMIN_PASSWORD);
        clock.advance(Duration.ofHours(7));
        browser.get(ACCOUNT).then().statusCode(200);
        clock.advance(Duration.ofHours(7));
        browser.get(ACCOUNT).then().statusCode(200);
        clock.advance(Duration.ofHours(8));
        browser.get(ACCOUNT).then().statusCode(303);
    }

    @Test
    void endsASessionThatIsOld() {
        Browser browser = Browser.signedIn("admin", Credentials.ADMIN_PASSWORD);
        for (int i = 0; i < 27; i++) {
            clock.advance(Duration.ofHours(6));
            browser.get(ACCOUNT).then().statusCode(200);
        }
        clock.advance(Duration.ofHours(6));
        browser.get(ACCOUNT).then().statusCode(303);
    }

    @Test
    void signsOutAtOnce() {
        Browser browser = Browser.signedIn("admin", Credentials.ADMIN_PASSWORD);
        String session = browser.session();
        withSession(session).then().statusCode(200);
        browser.post("/sign-out", Map.of("x", "")).then().statusCode(303);
        assertThat(browser.session()).isEmpty();
        withSession(session).then().statusCode(303);
    }

    @Test
    void showsTheSignInPageToAStaleCookie() {
        given().cookie(SessionCookie.NAME, "0".repeat(64))
                .get("/sign-in")
                .then()
                .statusCode(200);
    }

    private static Response withSession(String session) {
        return given().redirects()
                .follow(false)
                .accept("text/html")
                .cookie(SessionCookie.NAME, session)
                .get(ACCOUNT);
    }

    private static String refusal(String name) {
        return given().contentType(ContentType.URLENC)
                .formParams("name", name, "password", "wrong")
                .post("/sign-in")
                .then()
                .statusCode(401)
                .extract()
                .asString()
                .replaceAll("data-(now|live-since)=\"[^\"]*\"", "");
    }
}
