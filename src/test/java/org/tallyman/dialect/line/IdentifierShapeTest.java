package org.tallyman.dialect.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.FrameSamples;

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
}
