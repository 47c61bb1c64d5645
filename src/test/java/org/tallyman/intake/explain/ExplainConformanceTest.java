package org.tallyman.intake.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.dialect.Conformance;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** The records of the conformance folder, sent as they are written there. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ExplainConformanceTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"impinj", "zebra"})
    void decodesReaderRecords(String dialect) {
        String token = "";
        for (JsonNode record : Conformance.records("readers/" + dialect + ".jsonl")) {
            token = token.isEmpty() ? Credentials.newAdminToken() : token;
            JsonNode plain = decode(token, dialect, record.has("body") ? record.get("body") : record.get("text"));
            assertThat(decode(token, dialect, record)).isEqualTo(plain);
            assertThat(plain.get("rejections")).isEmpty();
            assertThat(plain.get("observations")).hasSize(record.get("expected").size());
            for (int i = 0; i < record.get("expected").size(); i++) {
                JsonNode expected = record.get("expected").get(i);
                JsonNode read = plain.get("observations").get(i);
                assertThat(read.get("epc")).isEqualTo(expected.get("epcHex"));
                assertThat(read.get("time")).isEqualTo(expected.get("time"));
                assertThat(read.path("antenna").asInt())
                        .isEqualTo(expected.path("antenna").asInt());
                assertThat(read.path("rssi").asDouble())
                        .isEqualTo(expected.path("rssiDbm").asDouble());
                assertThat(read.path("tid").asText())
                        .isEqualTo(expected.path("tidHex").asText());
            }
        }
    }

    @Test
    void decodesTrackerRecords() {
        String token = "";
        for (JsonNode record : Conformance.records("trackers/osmand.jsonl")) {
            token = token.isEmpty() ? Credentials.newAdminToken() : token;
            ObjectNode payload = MAPPER.createObjectNode();
            payload.set("payload", record.get("payload"));
            payload.set("kind", record.get("kind"));
            JsonNode report = decode(token, "osmand", record);
            assertThat(decode(token, "osmand", payload).get("observations")).isEqualTo(report.get("observations"));
            assertThat(decode(token, "osmand", record.get("payload")).get("observations"))
                    .isEqualTo(report.get("observations"));
            assertThat(report.get("ids").toString())
                    .contains(record.get("ids").get(0).asText());
            assertThat(report.get("reply").get("status"))
                    .isEqualTo(record.get("responses").get(0).get("status"));
            List<JsonNode> fixes = new ArrayList<>();
            report.get("observations").forEach(each -> {
                if (each.has("latitude")) {
                    fixes.add(each);
                }
            });
            for (JsonNode expected : record.get("expected")) {
                if (expected.get("fix").asBoolean()) {
                    JsonNode fix = fixes.removeFirst();
                    assertThat(fix.get("latitude").asDouble())
                            .isCloseTo(expected.get("latitude").asDouble(), within(1e-5));
                    assertThat(fix.get("longitude").asDouble())
                            .isCloseTo(expected.get("longitude").asDouble(), within(1e-5));
                    assertThat(fix.path("speed").asDouble())
                            .isCloseTo(expected.get("speedKmh").asDouble(), within(0.1));
                }
            }
            assertThat(fixes).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"epc/annexE3", "epc/random", "epc/pinned", "epc/plus"})
    void explainsTags(String file) {
        List<JsonNode> records = Conformance.records(file + ".jsonl");
        for (String member : List.of("hex", "hexWordPadded", "tagUri", "pureUri")) {
            List<JsonNode> given = records.stream()
                    .filter(record -> record.path(member).isTextual())
                    .toList();
            JsonNode reports = ident(given, member);
            for (int i = 0; i < given.size(); i++) {
                explainsTag(given.get(i), member, reports.get(i));
            }
        }
    }

    private static void explainsTag(JsonNode record, String given, JsonNode report) {
        assertThat(report.get("valid").asBoolean()).as("%s", record).isTrue();
        assertThat(report.get("code")).isEqualTo(record.get(given));
        assertSame(report.path("pureIdentityUri"), record.path("pureUri"), record);
        if (!record.get("ai").isEmpty()) {
            assertThat(report.get("ais")).as("%s", record).isEqualTo(record.get("ai"));
        }
        if (record.path("digitalLink").isTextual()) {
            assertThat(link(report.path("digitalLink").asText()))
                    .as("%s", record)
                    .isEqualTo(link(record.get("digitalLink").asText()));
        }
        if (!given.equals("pureUri")) {
            for (String member : List.of("scheme", "filter", "companyPrefixLength", "tagUri")) {
                assertSame(report.path(member), record.path(member), record);
            }
            assertThat(report.get("hex").asText())
                    .startsWith(record.get("hex").asText().replaceFirst("0+$", ""));
        }
    }

    /** Path and elements of the query: their order does not matter. */
    private static List<Object> link(String uri) {
        String[] sides = uri.split("\\?", 2);
        return List.of(sides[0], sides.length == 1 ? List.of() : new TreeSet<>(List.of(sides[1].split("&", -1))));
    }

    @Test
    void refusesOrFlagsForbiddenTags() {
        List<JsonNode> records = Conformance.records("epc/mustfail.jsonl");
        JsonNode reports = ident(records, "input");
        for (int i = 0; i < records.size(); i++) {
            boolean flag = records.get(i).get("verdict").asText().equals("flag");
            JsonNode report = reports.get(i);
            assertThat(report.get("valid").asBoolean()).as("%s", records.get(i)).isEqualTo(flag);
            assertThat(report.has("error")).isEqualTo(!flag);
            assertThat(report.path("flags").isEmpty()).as("%s", records.get(i)).isEqualTo(!flag);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bracketed", "fnc1", "scan", "digitalLink"})
    void explainsScans(String form) {
        List<JsonNode> records = Conformance.records("ai/" + form + ".jsonl");
        JsonNode reports = ident(records, "input");
        for (int i = 0; i < records.size(); i++) {
            JsonNode record = records.get(i);
            JsonNode report = reports.get(i);
            assertThat(report.get("valid")).as("%s", record).isEqualTo(record.get("valid"));
            if (record.get("valid").asBoolean()) {
                assertThat(pairs(report.path("ais"))).as("%s", record).isEqualTo(pairs(record.path("ais")));
                assertSame(report.path("digitalLink"), record.path("canonicalDigitalLink"), record);
                for (String member : List.of("scanData", "symbology", "data")) {
                    assertSame(report.path(member), record.path(member), record);
                }
            } else {
                assertThat(report.path("error").path("rule").asText()).isNotEmpty();
            }
        }
    }

    /** The records write the bar before a composite component into the value that stands before it. */
    private static String pairs(JsonNode ais) {
        return ais.isArray() ? ais.toString().replace("|\"]", "\"]") : "[]";
    }

    @Test
    void writesElementsBackAsTheyWereGiven() {
        List<JsonNode> records = Conformance.records("ai/bracketed.jsonl").stream()
                .filter(record -> record.get("valid").asBoolean())
                .toList();
        JsonNode reports = ident(records, "input");
        for (int i = 0; i < records.size(); i++) {
            assertThat(reports.get(i).get("elementString"))
                    .isEqualTo(records.get(i).get("input"));
        }
    }

    private static void assertSame(JsonNode actual, JsonNode expected, JsonNode record) {
        if (expected.isValueNode() && !expected.isNull()) {
            assertThat(actual).as("%s", record).isEqualTo(expected);
        }
    }

    private static JsonNode decode(String token, String dialect, JsonNode frame) {
        ObjectNode order = MAPPER.createObjectNode().put("dialect", dialect).put("receivedAt", "2026-05-08T12:00:00Z");
        order.putArray("frames").add(frame);
        return post(token, "/api/v1/decode", order).get("frames").get(0);
    }

    private static JsonNode ident(List<JsonNode> records, String member) {
        ObjectNode order = MAPPER.createObjectNode();
        var codes = order.putArray("codes");
        records.forEach(record -> codes.add(record.get(member)));
        return post(Credentials.newAdminToken(), "/api/v1/ident", order).get("codes");
    }

    private static JsonNode post(String token, String path, ObjectNode order) {
        try {
            return MAPPER.readTree(RestAssured.given()
                    .auth()
                    .oauth2(token)
                    .contentType(ContentType.JSON)
                    .body(order.toString())
                    .post(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
