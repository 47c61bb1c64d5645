package org.tallyman.ident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts, elements and canonical forms as the GS1 reference engine gives them, record by record. */
class AiConformanceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"bracketed", "fnc1", "scan", "digitalLink"})
    void agreesWithTheReferenceEngine(String form) throws IOException {
        String folder = System.getenv("TALLYMAN_CONFORMANCE");
        Assumptions.assumeTrue(folder != null, "TALLYMAN_CONFORMANCE does not name the folder of conformance records");
        List<String> differences = new ArrayList<>();
        List<String> lines = Files.readAllLines(Path.of(folder, "ai", form + ".jsonl"));
        for (String line : lines) {
            JsonNode record = JSON.readTree(line);
            compare(record, differences);
        }
        assertThat(lines).isNotEmpty();
        assertThat(differences).isEmpty();
    }

    private static void compare(JsonNode record, List<String> differences) {
        Parsed<Scan> parsed = Scan.parse(record.get("input").asText());
        switch (parsed) {
            case Parsed.Refused<Scan>(Refusal refusal) -> {
                if (record.get("valid").asBoolean()) {
                    differences.add(refusal.sentence() + " but the reference takes " + record);
                }
            }
            case Parsed.Ok<Scan>(Scan scan) -> {
                if (!record.get("valid").asBoolean()) {
                    differences.add("taken, but the reference refuses " + record);
                } else {
                    compare(record, "ais", elements(scan), differences);
                    compare(record, "canonicalDigitalLink", scan.digitalLink().orElse(null), differences);
                    compare(record, "scanData", scan.scanData(), differences);
                    compare(record, "symbology", scan.symbology().label(), differences);
                    compare(record, "data", scan.data(), differences);
                }
            }
        }
    }

    private static void compare(JsonNode record, String field, @Nullable String actual, List<String> differences) {
        if (record.has(field)) {
            JsonNode expected = record.get(field);
            String text = expected.isTextual() ? expected.asText() : expected.isNull() ? null : elements(expected);
            if (text == null ? actual != null && !actual.isEmpty() : !text.equals(actual)) {
                differences.add(field + " is " + actual + " in " + record);
            }
        }
    }

    private static String elements(Scan scan) {
        StringBuilder text = new StringBuilder();
        scan.elements()
                .forEach(element -> text.append(element.ai())
                        .append('=')
                        .append(element.value())
                        .append('\n'));
        return text.toString();
    }

    /** The records write the bar that divides a composite symbol into the last value of the linear component. */
    private static String elements(JsonNode ais) {
        StringBuilder text = new StringBuilder();
        for (JsonNode ai : ais) {
            String value = ai.get(1).asText();
            text.append(ai.get(0).asText())
                    .append('=')
                    .append(value.endsWith("|") ? value.substring(0, value.length() - 1) : value)
                    .append('\n');
        }
        return text.toString();
    }
}
