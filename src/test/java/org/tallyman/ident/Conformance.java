package org.tallyman.ident;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Records of the conformance data that the environment variable TALLYMAN_CONFORMANCE points at. */
final class Conformance {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Conformance() {}

    static List<JsonNode> records(String file) {
        String root = System.getenv("TALLYMAN_CONFORMANCE");
        assumeTrue(root != null, "TALLYMAN_CONFORMANCE does not name the folder of conformance data: skipped");
        try {
            return parse(Files.readAllLines(Path.of(root, file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> resource(String name) {
        try (var in = Conformance.class.getResourceAsStream(name)) {
            return parse(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> parse(List<String> lines) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                records.add(JSON.readTree(line));
            }
        }
        return records;
    }
}
