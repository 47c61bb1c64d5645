package org.tallyman.server;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** Lists hold what is at the site that a person has chosen, and lead to all sites. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ChosenSiteTest {

    private static OtherSite here = OtherSite.NONE;
    private static OtherSite there = OtherSite.NONE;

    private String token = "";

    @BeforeEach
    void setUp() {
        token = Credentials.newAdminToken();
        if (here.site() == 0) {
            here = OtherSite.build();
            there = OtherSite.build();
        }
    }

    @Test
    void devicesAreThoseOfTheChosenSite() {
        String mine = here.readerCode();
        String theirs = there.readerCode();
        page("/devices?q=" + mine, here.code()).body(allOf(containsString(row(mine)), containsString("site=all")));
        page("/devices?q=" + theirs, here.code()).body(not(containsString(row(theirs))));
        page("/devices?q=" + theirs + "&site=all", here.code()).body(containsString(row(theirs)));
        page("/devices?q=" + mine + "&site=" + there.code(), here.code()).body(not(containsString(row(mine))));
    }

    private static String row(String code) {
        return "mono small quiet\">" + code + "<";
    }

    @Test
    void shipmentsAreThoseOfTheChosenSite() {
        looksAtOneSiteUnlessAsked("/shipments?q=SHIP-", here.shipment(), there.shipment());
    }

    @Test
    void assetsAreThoseOfTheChosenSite() {
        looksAtOneSiteUnlessAsked("/assets?q=TRAILER", here.asset(), there.asset());
    }

    @Test
    void itemsAreThoseAtTheChosenSite() {
        looksAtOneSiteUnlessAsked("/items?kind=unknown", here.tag(), there.tag());
    }

    @Test
    void stockIsThatOfTheChosenSite() {
        looksAtOneSiteUnlessAsked(
                "/stock?by=place&q=STORAGE", "STORAGE of " + here.code(), "STORAGE of " + there.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/links", "/devices", "/measurements", "/shipments", "/assets", "/items", "/stock"})
    void aListOfASiteThatIsNoneIsRefused(String list) {
        for (String none : List.of("abc", "99", here.code().toLowerCase(Locale.ROOT))) {
            answer(list + "?site=" + none, here.code())
                    .statusCode(400)
                    .body(allOf(containsString(none), containsString("code of a site")));
        }
        page(list + "?site=", here.code());
    }

    @Test
    void whoSeesOneSiteIsToldOfNoOther() {
        token = Credentials.newTokenAt(here.code());
        page("/links?site=" + here.code(), "");
        page("/links?site=all", "");
        answer("/links?site=" + there.code(), "").statusCode(400);
    }

    private void looksAtOneSiteUnlessAsked(String list, String mine, String theirs) {
        page(list, here.code())
                .body(allOf(containsString(mine), not(containsString(theirs)), containsString("site=all")));
        page(list + "&site=all", here.code()).body(allOf(containsString(mine), containsString(theirs)));
        page(list + "&site=" + there.code(), here.code())
                .body(allOf(not(containsString(mine)), containsString(theirs)));
        page(list, "").body(allOf(containsString(mine), containsString(theirs)));
    }

    private ValidatableResponse page(String path, String chosen) {
        return answer(path, chosen).statusCode(200);
    }

    private ValidatableResponse answer(String path, String chosen) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .accept("text/html")
                .cookie("site", chosen)
                .get(path)
                .then();
    }
}
