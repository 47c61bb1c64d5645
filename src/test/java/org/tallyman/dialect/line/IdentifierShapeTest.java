package org.tallyman.dialect.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.FrameSamples;
import org.tallyman.dialect.gps103.Gps103Dialect;
import org.tallyman.dialect.meitrack.MeitrackDialect;

class IdentifierShapeTest {

    @Test
    void anyDeviceThatCallsCanBeRegisteredByWhatItCallsItself() {
        Set<String> judged = new HashSet<>();
        for (FrameSamples.Sample sample : FrameSamples.all()) {
            if (sample.dialect() instanceof LineDialect language) {
                List<String> ids = language.ids(sample.frame());
                IdentifierShape shape = language.identifiers();
                if (!ids.isEmpty() && !shape.equals(IdentifierShape.ANY)) {
                    judged.add(language.name());
                    assertThat(ids)
                            .as("%s", sample)
                            .anyMatch(id -> shape.pattern().matcher(id).matches());
                }
            }
        }
        assertThat(judged).hasSizeGreaterThan(4);
    }

    /** Not only by an IMEI, which is what most of them send. */
    @Test
    void devicesMayBeRegisteredByWhateverTheirLanguageTakes() {
        takes(new MeitrackDialect(), "$$A30,13226005104250,AAC,1*7F\r\n", "13226005104250");
        takes(new Gps103Dialect(), "imei:13226005104250,help me,000000000,,L,,,1a,,2b,,;", "13226005104250");
    }

    private static void takes(LineDialect language, String frame, String name) {
        assertThat(language.ids(frame.getBytes(StandardCharsets.US_ASCII))).containsExactly(name);
        assertThat(name).matches(language.identifiers().pattern());
    }
}
