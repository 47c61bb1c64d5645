package org.tallyman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyman.dialect.line.LineDialect;

/** What a newly registered device is shown to send is taken whole. */
class SampleTest {

    private static final Instant NOW = Instant.parse("2026-11-26T09:30:00.123Z");

    static Stream<String> languages() {
        DialectRegistry all = new DialectRegistry();
        return all.names().stream()
                .filter(name -> all.find(name).orElseThrow().sample(NOW).isPresent());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void isTakenWhole(String name) {
        Dialect dialect = new DialectRegistry().find(name).orElseThrow();
        String body = dialect.sample(NOW).orElseThrow().body();
        Decoding decoding = Frames.decode(dialect, new Frame("", body.getBytes(StandardCharsets.UTF_8), NOW));
        assertThat(body).doesNotContain("'").doesNotContain("\n");
        assertThat(decoding.rejections()).isEmpty();
        assertThat(decoding.elements()).isNotEmpty();
    }

    /** Those that call on a line are told where to, Modbus devices are asked; OsmAnd asks with an address; Sparkplug is binary; of the neutral one it depends on the device, of JSON of any shape on its mapping. */
    @Test
    void isThereForEveryLanguageOfText() {
        DialectRegistry all = new DialectRegistry();
        assertThat(all.names().stream().filter(name -> !(all.find(name).orElseThrow() instanceof LineDialect)))
                .filteredOn(name -> all.find(name).orElseThrow().sample(NOW).isEmpty())
                .containsExactly("json", "modbus", "osmand", "sparkplug", "tallyman");
    }
}
