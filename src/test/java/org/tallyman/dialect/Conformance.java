package org.tallyman.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Records of the folder that the environment variable TALLYMAN_CONFORMANCE names. */
public final class Conformance {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Conformance() {}

    /** The records of a JSONL file; skips the test, and says so, when there is no such folder. */
    public static List<JsonNode> records(String file) {
        String folder = System.getenv("TALLYMAN_CONFORMANCE");
        assumeTrue(folder != null, "TALLYMAN_CONFORMANCE is not set: conformance records are not checked");
        List<JsonNode> records = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Path.of(String.valueOf(folder), file))) {
                if (!line.isBlank()) {
                    records.add(MAPPER.readTree(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(records).as(file).isNotEmpty();
        return records;
    }
}
