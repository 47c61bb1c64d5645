package org.tallyman.dialect.tallyman;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frames;

/** The published schema, the decoder, the encoder and the page's examples say the same. */
class SchemaAgreementTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path CASES = Path.of("src/test/resources/dialect/tallyman");
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    private final JsonSchema schema = schema();

    @Test
    void bothTakeTheGoodCases() throws IOException {
        for (String json : Files.readAllLines(CASES.resolve("valid.jsonl"))) {
            assertTaken(json);
        }
    }

    @Test
    void bothRefuseTheBadCases() throws IOException {
        for (String json : Files.readAllLines(CASES.resolve("invalid.jsonl"))) {
            assertThat(schema.validate(MAPPER.readTree(json)))
                    .as("schema: " + json)
                    .isNotEmpty();
            assertThat(decode(json).rejections()).as("decoder: " + json).hasSize(1);
        }
    }

    @Test
    void bothTakeTheExamplesOfThePage() throws IOException {
        List<String> examples = EXAMPLE.matcher(Files.readString(Path.of("docs/dialects/tallyman.md")))
                .results()
                .map((MatchResult example) -> example.group(1))
                .toList();
        assertThat(examples).hasSizeGreaterThan(7);
        for (String json : examples) {
            assertTaken(json);
        }
    }

    @Test
    void whatIsWrittenReadsTheSame() throws IOException {
        for (String json : Files.readAllLines(CASES.resolve("valid.jsonl"))) {
            List<Element> elements = decode(json).elements();
            String written = NeutralJson.write(elements);
            assertTaken(written);
            Decoding again = decode(written);
            assertThat(again.elements())
                    .extracting(Element::observation)
                    .isEqualTo(elements.stream().map(Element::observation).toList());
            assertThat(again.elements())
                    .extracting(Element::child)
                    .isEqualTo(elements.stream().map(Element::child).toList());
        }
    }

    private void assertTaken(String json) throws IOException {
        JsonNode tree = MAPPER.readTree(json);
        assertThat(schema.validate(tree)).as("schema: " + json).isEmpty();
        assertThat(decode(json).rejections()).as("decoder: " + json).isEmpty();
    }

    private static Decoding decode(String json) {
        return Frames.decode(new TallymanDialect(), Frames.text(json));
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(MAPPER.readTree(Path.of("docs/schema/tallyman-observations.schema.json")
                            .toFile()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
