package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** What an operator watches is there and moves when it should; what the handbook names exists. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MetricsTest {

    private static final String GOOD = """
            {"epc":"3034257BF7194E4000001A85","antenna":1,"time":"2026-03-01T10:00:%02dZ"}""";

    @Test
    void countsWhatIsKeptRepeatedQuarantinedAndRefused() {
        Warehouse warehouse = Warehouse.build();
        double messages = value("tallyman_intake_messages_total");
        double elements = value("tallyman_intake_elements_total");
        double duplicates = value("tallyman_intake_duplicate_messages_total");
        double quarantined = value("tallyman_intake_quarantined_elements_total");
        double acknowledged = value("tallyman_link_acknowledged_seconds_count", "link=\"http\"");
        double commits = sum("tallyman_journal_commit_seconds_count", "");

        post(warehouse, "tallyman", GOOD.formatted(1), 200);
        post(warehouse, "tallyman", GOOD.formatted(1), 200);
        post(warehouse, "tallyman", "[" + GOOD.formatted(2) + ",{\"epc\":\"not hex\"}]", 200);
        post(warehouse, "zebra", "[]", 403);

        assertThat(value("tallyman_intake_messages_total")).isEqualTo(messages + 3);
        assertThat(value("tallyman_intake_elements_total")).isGreaterThanOrEqualTo(elements + 2);
        assertThat(value("tallyman_intake_duplicate_messages_total")).isEqualTo(duplicates + 1);
        assertThat(value("tallyman_intake_quarantined_elements_total")).isGreaterThan(quarantined);
        assertThat(value("tallyman_link_acknowledged_seconds_count", "link=\"http\""))
                .isEqualTo(acknowledged + 3);
        assertThat(sum("tallyman_journal_commit_seconds_count", "")).isGreaterThan(commits);
        assertThat(sum("tallyman_link_refused_total", "reason=\"other-dialect\""))
                .isGreaterThan(0);
    }

    @Test
    void measuresTheWaitForAnAcknowledgementInBuckets() {
        post(Warehouse.build(), "tallyman", GOOD.formatted(3), 200);
        assertThat(scrape())
                .contains("tallyman_link_acknowledged_seconds_bucket{", "le=\"0.02\"", "le=\"+Inf\"")
                .contains("tallyman_journal_queue ", "tallyman_journal_queue_bytes ", "tallyman_fold_lag_seconds ");
    }

    @Test
    void theHandbookNamesOnlyMetricsThatExist() throws IOException {
        post(Warehouse.build(), "tallyman", GOOD.formatted(4), 200);
        post(Warehouse.build(), "zebra", "[]", 403);
        Matcher names = Pattern.compile("tallyman_[a-z_]+").matcher(Files.readString(Path.of("docs/operations.md")));
        Set<String> missing = new TreeSet<>();
        String scraped = scrape();
        while (names.find()) {
            if (!scraped.contains(names.group())) {
                missing.add(names.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    private static void post(Warehouse warehouse, String dialect, String body, int status) {
        RestAssured.given()
                .header("Authorization", "Bearer " + warehouse.readerToken())
                .contentType("application/json")
                .body(body)
                .post("/ingest/" + dialect)
                .then()
                .statusCode(status);
    }

    private static double value(String name) {
        return value(name, "");
    }

    private static double value(String name, String labels) {
        return sum(name, "dialect=\"tallyman\"", labels);
    }

    private static double sum(String name, String... labels) {
        return scrape().lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> java.util.Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String scrape() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return RestAssured.given().port(port).get("/metrics").asString();
    }
}
