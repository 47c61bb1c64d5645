package org.tallyman.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.platform.sql.Sql;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class UsersApiTest {

    private static final String USERS = "/api/v1/users";

    @Inject
    Sql sql;

    private final String name = "sam-" + UUID.randomUUID().toString().substring(0, 8);
    private String token = "";

    @BeforeEach
    void signIn() {
        sql.update("delete from sign_in_failure");
        token = Credentials.newAdminToken();
    }

    @Test
    void makesAPersonWhoMustChangeThePassword() {
        Response made = create("PERSON");
        made.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .header("Location", endsWith(USERS + "/" + made.path("user.id")))
                .body("user.name", equalTo(name), "user.mustChangePassword", equalTo(true))
                .body("user.grants", empty());

        Browser.signedIn(name, made.path("password"))
                .get("/settings/me")
                .then()
                .body(containsString("Change your password first"));
        assertThat(audit()).contains("create person Sam Doe").noneMatch(line -> line.contains(made.path("password")));
    }

    @Test
    void makesAServiceThatHasNoPassword() {
        Response made = create("SERVICE");
        made.then().statusCode(201).body("password", nullValue(), "user.kind", equalTo("SERVICE"));

        admin().post(USERS + "/" + made.path("user.id") + "/reset-password")
                .then()
                .statusCode(409);
    }

    @Test
    void namesEveryFieldThatBreaksARule() {
        admin().body(Map.of("name", "<b>", "kind", "robot"))
                .post(USERS)
                .then()
                .statusCode(400)
                .body("violations.field", contains("name", "displayName", "kind"));
        admin().body(Map.of("name", "ADMIN", "displayName", "Twin", "kind", "PERSON"))
                .post(USERS)
                .then()
                .statusCode(409)
                .body("detail", containsString("admin"));
    }

    @Test
    void grantsVerbsAtSitesByCodeOrIdAndEverywhere() {
        Warehouse centre = Warehouse.build();
        int id = create("SERVICE").path("user.id");
        String site = String.valueOf(centre.site().value());

        grant(id, List.of(verb("view", null), verb("load", centre.code()), verb("receive", site)))
                .then()
                .statusCode(200)
                .body("grants.verb", contains("view", "load", "receive"))
                .body("grants[0].siteId", nullValue())
                .body("grants[1].siteId", equalTo((int) centre.site().value()))
                .body("grants[2].siteId", equalTo((int) centre.site().value()));
        admin().get(USERS + "/" + id).then().body("grants.verb", contains("view", "load", "receive"));
        grant(id, List.of(verb("view", null), verb("view", null)))
                .then()
                .statusCode(200)
                .body("grants", hasSize(1));

        assertThat(audit()).contains("grant view@*");
    }

    @Test
    void namesTheGrantThatIsNone() {
        int id = create("SERVICE").path("user.id");

        grant(id, List.of(verb("view", null), verb("fly", "NOWHERE")))
                .then()
                .statusCode(400)
                .body("violations.field", contains("grants[1].verb", "grants[1].site"));
        admin().body("{}").put(USERS + "/" + id + "/grants").then().statusCode(400);
        admin().body("{\"grants\": [null]}")
                .put(USERS + "/" + id + "/grants")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("grants[0].verb"));
        admin().get(USERS + "/" + id).then().body("grants", empty());
    }

    @Test
    void aDisabledPersonIsOutAtOnceAndTheirSessionsCanBeEnded() {
        Response made = create("PERSON");
        String user = USERS + "/" + made.path("user.id");
        Browser person = Browser.signedIn(name, made.path("password"));
        admin().get(user + "/sessions").then().body("", hasSize(1), "[0].handle", not(nullValue()));

        admin().delete(user + "/sessions").then().statusCode(204);
        person.get("/settings/me").then().statusCode(303);
        admin().get(user + "/sessions").then().body("", empty());

        Browser again = Browser.signedIn(name, made.path("password"));
        admin().body(Map.of("displayName", "Gone", "disabled", true))
                .put(user)
                .then()
                .statusCode(200)
                .body("disabled", equalTo(true), "displayName", equalTo("Gone"));
        again.get("/settings/me").then().statusCode(303);
        assertThat(audit()).contains("end-sessions ", "edit Gone, disabled");
    }

    @Test
    void aResetPasswordEndsSessionsAndIsShownOnce() {
        Response made = create("PERSON");
        Browser person = Browser.signedIn(name, made.path("password"));

        Response reset = admin().post(USERS + "/" + made.path("user.id") + "/reset-password");
        reset.then().statusCode(200).header("Cache-Control", "no-store");
        person.get("/settings/me").then().statusCode(303);
        Browser.signedIn(name, reset.path("password"));
    }

    @Test
    void theLastAdministratorCanBeNeitherDisabledNorDeprived() {
        sql.update("update app_user set disabled = true where name <> 'admin' and password_hash is not null");
        long id = sql.one("select id from app_user where name = 'admin'", row -> row.getLong(1))
                .orElseThrow();

        admin().body(Map.of("displayName", "Admin", "disabled", true))
                .put(USERS + "/" + id)
                .then()
                .statusCode(400)
                .body("violations[0].rule", containsString("nobody who may administer"));
        grant((int) id, List.of()).then().statusCode(400);
    }

    @Test
    void listsByNameInPages() {
        create("SERVICE");
        List<String> names = new ArrayList<>();
        @Nullable String next = "";
        while (next != null) {
            Response page = admin().get(USERS + "?limit=2&after=" + next);
            names.addAll(page.path("items.name"));
            next = page.path("next");
        }
        assertThat(names).contains("admin", name).doesNotHaveDuplicates();
        admin().get(USERS + "?limit=200").then().body("items.find { it.name == 'admin' }.grants.verb", hasItem("view"));
    }

    @Test
    void listsTheTokensOfAService() {
        int id = create("SERVICE").path("user.id");
        String secret = RestAssured.given()
                .auth()
                .preemptive()
                .basic("admin", Credentials.ADMIN_PASSWORD)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "nightly", "service", name, "verbs", List.of("view")))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");

        admin().get(USERS + "/" + id + "/tokens")
                .then()
                .body("items.name", contains("nightly"))
                .body(not(containsString(secret)));
    }

    @Test
    void isForThoseWhoAdministerEverySite() {
        String atOneSite = Credentials.newTokenAt(Warehouse.build().code());
        token = atOneSite;
        admin().get(USERS).then().statusCode(403);
        create("PERSON").then().statusCode(403);
        admin().get(USERS + "/1").then().statusCode(403);
        admin().delete(USERS + "/1/sessions").then().statusCode(403);
    }

    @Test
    void answersAnUnknownOneWith404() {
        admin().get(USERS + "/987654321").then().statusCode(404);
        admin().body(Map.of("displayName", "X"))
                .put(USERS + "/987654321")
                .then()
                .statusCode(404);
    }

    private Response create(String kind) {
        return admin().body(Map.of("name", name, "displayName", "Sam Doe", "kind", kind))
                .post(USERS);
    }

    private Response grant(int id, List<Map<String, String>> grants) {
        return admin().body(Map.of("grants", grants)).put(USERS + "/" + id + "/grants");
    }

    private static Map<String, String> verb(String verb, @Nullable String site) {
        return site == null ? Map.of("verb", verb) : Map.of("verb", verb, "site", site);
    }

    private List<String> audit() {
        return sql.list(
                "select verb || ' ' || after from audit_entry where kind = 'user' and object_id = ?",
                row -> row.getString(1),
                name);
    }

    private RequestSpecification admin() {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
