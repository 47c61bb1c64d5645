package org.tallyman.ident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts, elements and canonical forms as the GS1 reference engine gives them, record by record. */
class AiConformanceTest {

    private final List<String> wrong = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"bracketed", "fnc1", "scan", "digitalLink"})
    void readsEveryRecordLikeTheReference(String form) {
        List<JsonNode> records = Conformance.records("ai/" + form + ".jsonl");
        records.forEach(this::checkScan);
        assertThat(wrong).isEmpty();
        assertThat(records).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bracketed", "fnc1", "scan", "digitalLink"})
    void explainsEveryRecordLikeTheReference(String form) {
        List<JsonNode> records = Conformance.records("ai/" + form + ".jsonl");
        records.forEach(this::checkReport);
        assertThat(wrong).isEmpty();
        assertThat(records).isNotEmpty();
    }

    private void checkScan(JsonNode record) {
        Parsed<Scan> parsed = Scan.parse(record.get("input").asText());
        if (checkVerdict(record, parsed) && parsed instanceof Parsed.Ok<Scan>(Scan scan)) {
            checkElements(record, scan.elements());
            check(record, "canonicalDigitalLink", scan.digitalLink().orElse(null));
            check(record, "scanData", scan.scanData());
            check(record, "symbology", scan.symbology().label());
            check(record, "data", scan.data());
        }
    }

    private void checkReport(JsonNode record) {
        Parsed<CodeReport> parsed = Codes.explain(record.get("input").asText(), CompanyPrefixLengths.none());
        if (checkVerdict(record, parsed) && parsed instanceof Parsed.Ok<CodeReport>(CodeReport report)) {
            checkElements(record, report.elements());
            check(record, "canonicalDigitalLink", report.digitalLink().orElse(null));
            check(record, "scanData", report.scanData().orElse(null));
            check(record, "symbology", report.symbology().orElse(null));
        }
    }

    private boolean checkVerdict(JsonNode record, Parsed<?> parsed) {
        boolean valid = parsed instanceof Parsed.Ok<?>;
        if (record.get("valid").asBoolean() != valid) {
            wrong.add(parsed + " for " + record);
        }
        return valid;
    }

    private void check(JsonNode record, String field, @Nullable String actual) {
        JsonNode expected = record.path(field);
        if (!expected.isMissingNode()
                && !(expected.isNull() ? actual == null : expected.asText().equals(actual))) {
            wrong.add(field + " is " + actual + " in " + record);
        }
    }

    private void checkElements(JsonNode record, List<AiElement> actual) {
        List<AiElement> expected = new ArrayList<>();
        for (JsonNode pair : record.path("ais")) {
            // The records write the bar that divides a composite symbol into the last value before it.
            String value = pair.get(1).asText();
            boolean bar = value.endsWith("|");
            expected.add(new AiElement(pair.get(0).asText(), bar ? value.substring(0, value.length() - 1) : value));
        }
        if (!actual.equals(expected)) {
            wrong.add("elements are " + actual + " in " + record);
        }
    }
}
