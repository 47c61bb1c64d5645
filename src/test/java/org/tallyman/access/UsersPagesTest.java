package org.tallyman.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.platform.sql.Sql;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class UsersPagesTest {

    private static final String USERS = "/settings/users";
    private static final Pattern SECRET = Pattern.compile("<pre data-copied>([^<]+)</pre>");

    @Inject
    Sql sql;

    private Browser admin;

    @BeforeEach
    void signIn() {
        sql.update("delete from sign_in_failure");
        admin = Browser.signedIn("admin", Credentials.ADMIN_PASSWORD);
    }

    @Test
    void aNewPersonMustChangeThePasswordBeforeAnythingElse() {
        String name = newName();
        Browser person = Browser.signedIn(name, create(name));
        person.get("/settings/audit").then().statusCode(303).header("Location", endsWith("/settings/me"));
        person.post("/settings/me/tokens", Map.of("name", "x")).then().statusCode(303);
        person.get("/settings/me").then().statusCode(200).body(containsString("Change your password first"));
    }

    @Test
    void aChangedPasswordEndsAllOtherSessions() {
        String name = newName();
        String password = create(name);
        Browser here = Browser.signedIn(name, password);
        Browser there = Browser.signedIn(name, password);
        changePassword(here, password, "a-better-secret").then().statusCode(303);
        here.get("/settings/me").then().statusCode(200).body(not(containsString("Change your password first")));
        there.get("/settings/me").then().statusCode(303).header("Location", containsString("/sign-in"));
        Browser.signedIn(name, "a-better-secret");
    }

    @Test
    void refusesAWeakOrWrongPasswordInWords() {
        String name = newName();
        String password = create(name);
        Browser person = Browser.signedIn(name, password);
        changePassword(person, password, "short").then().statusCode(400).body(containsString("at least 10"));
        changePassword(person, password, "é".repeat(37))
                .then()
                .statusCode(400)
                .body(containsString("at most 72 bytes"));
        changePassword(person, "not-it", "a-better-secret")
                .then()
                .statusCode(400)
                .body(containsString("is not your password"));
    }

    @Test
    void grantsHoldWhereTheyWereGivenAndAtOnce() {
        String name = newName();
        Browser person = person(name);
        person.get(USERS).then().statusCode(403);
        long id = id(name);
        admin.post(USERS + "/" + id + "/grants", Map.of("grants", List.of("administer@12", "view@*")))
                .then()
                .statusCode(303);
        // At one site only: users belong to none.
        person.get(USERS).then().statusCode(403);
        admin.post(USERS + "/" + id + "/grants", Map.of("grants", List.of("administer@*")))
                .then()
                .statusCode(303);
        person.get(USERS).then().statusCode(200);
        assertThat(sql.list(
                        "select before from audit_entry where object_id = ? and verb = 'grant'",
                        row -> row.getString(1),
                        name))
                .contains("administer@12 view@*");
    }

    @Test
    void aDisabledPersonIsOutAtOnce() {
        String name = newName();
        Browser person = person(name);
        person.get("/settings/me").then().statusCode(200);
        admin.post(USERS + "/" + id(name), Map.of("displayName", "Gone", "disabled", "true"))
                .then()
                .statusCode(303);
        person.get("/settings/me").then().statusCode(303);
        new Browser()
                .post("/sign-in", Map.of("name", name, "password", "a-better-secret"))
                .then()
                .statusCode(401);
    }

    @Test
    void someoneMayAlwaysAdminister() {
        sql.update("update app_user set disabled = true where name <> 'admin' and password_hash is not null");
        long id = id("admin");
        admin.post(USERS + "/" + id, Map.of("displayName", "Admin", "disabled", "true"))
                .then()
                .statusCode(400)
                .body(containsString("nobody who may administer"));
        admin.post(USERS + "/" + id + "/grants", Map.of("grants", List.of("administer@12")))
                .then()
                .statusCode(400);
    }

    @Test
    void aResetPasswordIsShownOnceAndMustBeChanged() {
        String name = newName();
        Browser person = person(name);
        String fresh = secret(admin.post(USERS + "/" + id(name) + "/password", Map.of("x", ""))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .asString());
        person.get("/settings/me").then().statusCode(303);
        Browser.signedIn(name, fresh).get("/settings/me").then().body(containsString("Change your password first"));
        assertThat(sql.list("select a::text from audit_entry a", row -> row.getString(1)))
                .noneMatch(text -> text.contains(fresh));
    }

    @Test
    void refusesATakenOrMalformedNameAndKeepsWhatWasTyped() {
        admin.post(USERS, Map.of("name", "admin", "displayName", "Another", "kind", "person"))
                .then()
                .statusCode(400)
                .body(containsString("is taken"))
                .body(containsString("value=\"Another\""));
        admin.post(USERS, Map.of("name", "<b>", "displayName", "X", "kind", "person"))
                .then()
                .statusCode(400)
                .body(containsString("&lt;b&gt;"));
    }

    @Test
    void aPersonMakesAndRevokesOwnTokens() {
        String token = secret(
                admin.post("/settings/me/tokens", Map.of("name", "from a page", "expiresInDays", "7", "verbs", "view"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        RestAssured.given().auth().oauth2(token).get("/api/v1/tokens").then().statusCode(200);
        long id = sql.one("select max(id) from api_token where name = 'from a page'", row -> row.getLong(1))
                .orElseThrow();
        admin.post("/settings/me/tokens/" + id + "/revoke", Map.of("x", ""))
                .then()
                .statusCode(303);
        RestAssured.given().auth().oauth2(token).get("/api/v1/tokens").then().statusCode(401);
    }

    @Test
    void aPersonEndsAnotherSession() {
        String name = newName();
        Browser here = person(name);
        Browser there = Browser.signedIn(name, "a-better-secret");
        String handle = sql.one(
                        "select handle from user_session where id_hash = ?",
                        row -> row.getString(1),
                        Secret.hash(there.session()))
                .orElseThrow();
        admin.post("/settings/me/sessions/" + handle + "/end", Map.of("x", ""))
                .then()
                .statusCode(404);
        there.get("/settings/me").then().statusCode(200);
        here.post("/settings/me/sessions/" + handle + "/end", Map.of("x", ""))
                .then()
                .statusCode(303);
        there.get("/settings/me").then().statusCode(303);
        here.get("/settings/me").then().statusCode(200);
    }

    @Test
    void theSettingsOpenWithWhatOneMayDo() {
        admin.get("/settings").then().statusCode(200).body(containsString("/settings/me"), containsString(USERS));
        person(newName())
                .get("/settings")
                .then()
                .statusCode(200)
                .body(containsString("/settings/me"), not(containsString(USERS)));
    }

    @Test
    void theAuditTrailIsForAdministratorsAndCannotBeChanged() {
        String name = newName();
        person(name).get("/settings/audit").then().statusCode(403);
        admin.get("/settings/audit").then().statusCode(200).body(containsString(name));
        assertThatThrownBy(() -> sql.update("delete from audit_entry")).hasMessageContaining("append-only");
    }

    private Browser person(String name) {
        String password = create(name);
        Browser person = Browser.signedIn(name, password);
        changePassword(person, password, "a-better-secret").then().statusCode(303);
        return person;
    }

    private String create(String name) {
        return secret(admin.post(USERS, Map.of("name", name, "displayName", "Pat Doe", "kind", "person"))
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static io.restassured.response.Response changePassword(Browser person, String current, String fresh) {
        return person.post("/settings/me/password", Map.of("current", current, "fresh", fresh, "repeated", fresh));
    }

    private long id(String name) {
        return sql.one("select id from app_user where name = ?", row -> row.getLong(1), name)
                .orElseThrow();
    }

    private static String newName() {
        return "pat-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String secret(String html) {
        Matcher matcher = SECRET.matcher(html);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
