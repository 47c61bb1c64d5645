package org.tallyman.sense;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/**
 * The same scene said in the order of time, and shuffled without any bound and with repetitions, through the whole
 * application: door 1 has light beams, door 2 has not, and tags go through both, stand there, and come back.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ArrivalOrderTest {

    private static final int TAGS = 6;
    private static final int SECONDS = 900;

    private final Seen seen;

    ArrivalOrderTest(Seen seen) {
        this.seen = seen;
    }

    /** One thing said: {@code tag} -1 is a signal. */
    private record Said(long ms, int tag, int antenna, double rssi, String beam, boolean on) {}

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void anyOrderAndAnyRepetitionEndTheSame(long seed) {
        Random random = new Random(seed);
        List<Said> scene = scene(random);
        List<Said> inOrder =
                scene.stream().sorted(Comparator.comparingLong(Said::ms)).toList();
        List<Said> shuffled = new ArrayList<>(scene);
        shuffled.addAll(scene.subList(0, scene.size() / 4));
        Collections.shuffle(shuffled, random);

        List<List<String>> expected = play(inOrder, random);
        List<List<String>> actual = play(shuffled, random);

        assertThat(expected.toString()).as("seed %d", seed).contains("INWARD", "OUTWARD");
        assertThat(actual).as("seed %d", seed).isEqualTo(expected);
    }

    private List<List<String>> play(List<Said> said, Random random) {
        Warehouse centre = Warehouse.build();
        bindBeams(centre);
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < TAGS; i++) {
            tags.add(Seen.newTag());
        }
        for (int next = 0; next < said.size(); ) {
            int end = Math.min(said.size(), next + 1 + random.nextInt(400));
            Seen.post(
                    centre.readerToken(),
                    said.subList(next, end).stream()
                            .map(one -> one.tag() < 0
                                    ? Seen.beam(one.beam(), one.on(), one.ms())
                                    : Seen.read(tags.get(one.tag()), one.antenna(), one.ms(), one.rssi()))
                            .toList());
            next = end;
        }
        seen.settle();
        tags.forEach(tag -> assertThat(seen.eventsThatHold(tag))
                .as("each visit is told by one event that holds, and nothing else is")
                .isEqualTo(seen.eventsOfVisits(tag)));
        return tags.stream().map(seen::visits).toList();
    }

    private static void bindBeams(Warehouse centre) {
        String admin = Credentials.newAdminToken();
        for (String side : List.of("INNER", "OUTER")) {
            RestAssured.given()
                    .auth()
                    .oauth2(admin)
                    .contentType(ContentType.JSON)
                    .body(Map.of(
                            "signal", side,
                            "doorId", centre.door1().place().value(),
                            "side", side))
                    .post("/api/v1/devices/" + centre.reader().value() + "/beams")
                    .then()
                    .statusCode(200);
        }
    }

    private static List<Said> scene(Random random) {
        List<Said> scene = new ArrayList<>();
        for (int tag = 0; tag < TAGS; tag++) {
            int antenna = 2;
            for (int second = 0; second < SECONDS; second++) {
                if (random.nextInt(30) == 0) {
                    antenna = 2 + random.nextInt(6);
                }
                for (int i = random.nextInt(3); i > 0; i--) {
                    boolean echo = random.nextInt(6) == 0;
                    int heard = echo ? 2 + random.nextInt(6) : antenna;
                    double rssi = (echo ? -70 : -55) + random.nextInt(600) / 100.0;
                    scene.add(new Said(second * 1000L + random.nextInt(1000), tag, heard, rssi, "", false));
                }
            }
        }
        for (int second = 20; second < SECONDS; second += 10 + random.nextInt(60)) {
            cross(scene, second * 1000L + random.nextInt(1000), random);
        }
        return scene;
    }

    /** Something goes through the beams, one way or the other, or turns back between them. */
    private static void cross(List<Said> scene, long ms, Random random) {
        String first = random.nextBoolean() ? "INNER" : "OUTER";
        String second = first.equals("INNER") ? "OUTER" : "INNER";
        boolean back = random.nextInt(4) == 0;
        long width = 500L + random.nextInt(2000);
        scene.add(new Said(ms, -1, 0, 0, first, true));
        scene.add(new Said(ms + 400, -1, 0, 0, second, true));
        scene.add(new Said(ms + 400 + width, -1, 0, 0, back ? second : first, false));
        scene.add(new Said(ms + 900 + width, -1, 0, 0, back ? first : second, false));
    }
}
