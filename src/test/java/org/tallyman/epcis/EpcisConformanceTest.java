package org.tallyman.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tallyman.epcis.json.EpcisJson;

/** Published EPCIS 2.0 JSON documents, read and written again. */
class EpcisConformanceTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void writesEveryValidDocumentAsItWasRead() throws IOException {
        List<String> differences = new ArrayList<>();
        int read = 0;
        for (String folder : List.of("json", "json-simple", "openepcis")) {
            for (JsonNode entry : index(folder)) {
                if (entry.path("schemaValid").asBoolean()
                        && !entry.path("declared").asText().equals("invalid")
                        && !entry.path("type").asText().equals("EPCISQueryDocument")) {
                    difference(
                            folder().resolve(folder).resolve(entry.get("file").asText()), differences);
                    read++;
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(read).isPositive();
    }

    @Test
    void refusesEveryDocumentThatTheSchemaOrTheVocabularyForbids() throws IOException {
        List<String> taken = new ArrayList<>();
        int read = 0;
        for (String folder : List.of("invalid", "openepcis")) {
            for (JsonNode entry : index(folder)) {
                boolean invalid = folder.equals("invalid")
                        || entry.path("declared").asText().equals("invalid");
                if (invalid && entry.path("type").asText().equals("EPCISDocument")) {
                    byte[] given = Files.readAllBytes(
                            folder().resolve(folder).resolve(entry.get("file").asText()));
                    read++;
                    if (EpcisJson.readDocument(given) instanceof Reading.Read<EpcisDocument>) {
                        taken.add(entry.get("file").asText());
                    }
                }
            }
        }
        assertThat(taken).isEmpty();
        assertThat(read).isPositive();
    }

    private static void difference(Path file, List<String> differences) throws IOException {
        byte[] given = Files.readAllBytes(file);
        JsonNode tree = JSON.readTree(given);
        boolean document = tree.path("type").asText().equals("EPCISDocument");
        String written = document
                ? written(file, EpcisJson.readDocument(given), EpcisJson::write, differences)
                : written(file, EpcisJson.readEvent(given), EpcisJson::write, differences);
        if (!written.isEmpty()
                && !JSON.readTree(written.getBytes(StandardCharsets.UTF_8)).equals(tree)) {
            differences.add(file.getFileName() + " became " + written);
        }
    }

    private static <T> String written(
            Path file, Reading<T> reading, Function<T, String> writer, List<String> differences) {
        return switch (reading) {
            case Reading.Read<T>(T value) -> writer.apply(value);
            case Reading.Refused<T>(List<Fault> faults) -> {
                differences.add(file.getFileName() + " is refused: " + faults);
                yield "";
            }
        };
    }

    private static List<JsonNode> index(String folder) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        for (String line : Files.readAllLines(folder().resolve(folder).resolve("index.jsonl"))) {
            JsonNode entry = JSON.readTree(line);
            String file = entry.get("file").asText();
            if (file.endsWith(".json") || file.endsWith(".jsonld")) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static Path folder() {
        String root = System.getenv("TALLYMAN_CONFORMANCE");
        assumeTrue(root != null, "TALLYMAN_CONFORMANCE does not name the folder of conformance data: skipped");
        return Path.of(root, "epcis");
    }
}
