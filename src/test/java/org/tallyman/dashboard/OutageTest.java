package org.tallyman.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.Profile;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.PlaceId;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** Many devices that fall silent at once are one thing that waits for a person. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OutageTest {

    private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");

    @Test
    void whatFallsSilentTogetherAtOneSiteIsOneOutageInAnyOrder() {
        List<Outage.Member> silent = new ArrayList<>();
        for (int n = 1; n <= 12; n++) {
            silent.add(member(n, 1L, START.plusSeconds(n * 20L)));
        }
        silent.add(member(20, 1L, START.plusSeconds(3_600)));
        silent.add(member(21, 2L, START.plusSeconds(30)));
        silent.add(member(22, null, START.plusSeconds(30)));
        Collections.shuffle(silent, new Random(4));
        List<Outage> outages = Outage.of(silent);
        assertThat(outages).extracting(each -> each.members().size()).containsExactlyInAnyOrder(12, 1, 1, 1);
        Outage large = outages.getFirst();
        assertThat(large.many()).isTrue();
        assertThat(large.since()).isEqualTo(START.plusSeconds(20));
        assertThat(large.names()).isEqualTo("Device 1, Device 2, Device 3 and 9 more");
    }

    @Test
    void aChainOfSilencesIsNoOutageWhereMinutesLieBetween() {
        List<Outage.Member> silent = new ArrayList<>();
        for (int n = 1; n <= 5; n++) {
            silent.add(member(n, 1L, START.plus(Duration.ofMinutes(6L * n))));
        }
        assertThat(Outage.of(silent)).hasSize(5).noneMatch(Outage::many);
    }

    @Test
    void manySilentDevicesAreOneExceptionThatOpensToTheirList() {
        Warehouse centre = Warehouse.build();
        String admin = Credentials.newAdminToken();
        List<Integer> places = List.of(
                (int) centre.door1().place().value(), (int) centre.storage().value(), (int)
                        centre.receiving().value());
        for (int n = 0; n < 6; n++) {
            String code = "mute-" + centre.code().toLowerCase(java.util.Locale.ROOT) + "-" + n;
            String token = as(admin)
                    .body(Map.of(
                            "code",
                            code,
                            "name",
                            "Mute " + n + " of " + centre.code(),
                            "kind",
                            "READER",
                            "dialect",
                            "tallyman",
                            "placeId",
                            places.get(n % 3),
                            "expectedIntervalS",
                            1))
                    .post("/api/v1/devices")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("token");
            as(token)
                    .body("[{\"epc\":\"3034257BF7194E4000001A85\",\"antenna\":1,\"time\":\"" + Instant.now() + "\"}]")
                    .post("/ingest/tallyman")
                    .then()
                    .statusCode(200);
        }
        String list = "/devices?amiss=true&amp;place=" + centre.building().value();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> page(admin, "/exceptions?kind=Devices")
                        .body(allOf(
                                containsString("6 devices at B1 of " + centre.code()),
                                containsString(list),
                                containsString("and 3 more"),
                                not(containsString("Mute 5 of " + centre.code())))));
        page(admin, list.replace("&amp;", "&"))
                .body(allOf(
                        containsString("Mute 0 of " + centre.code()),
                        containsString("Mute 5 of " + centre.code()),
                        not(containsString("Reader of " + centre.code()))));
    }

    private static Outage.Member member(int n, @Nullable Long site, Instant since) {
        PlaceId place = site == null ? null : new PlaceId(site);
        DeviceView device = new DeviceView(
                new DeviceId(n),
                "device-" + n,
                "Device " + n,
                DeviceKind.READER,
                "tallyman",
                Profile.DEFAULT,
                1,
                true,
                place,
                place,
                null,
                null,
                null,
                60,
                60,
                0);
        return new Outage.Member(device, since);
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static ValidatableResponse page(String token, String path) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .accept("text/html")
                .get(path)
                .then()
                .statusCode(200);
    }
}
