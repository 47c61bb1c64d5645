package org.tallyman.device.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.mapping.Mapping;

class KeptMappingTest {

    @Test
    void isReadByTheRulesOfWhenItWasWritten() {
        assertThat(
                        kept(
                                "{\"observations\": [{\"status\": \"ok\", \"time\": {\"path\": \"$.t\", \"default\": \"now\"}}]}"))
                .isPresent();
    }

    /** Else no message of its devices could be kept. */
    @Test
    void isNoneWhereItCannotBeRead() {
        assertThat(kept("{}")).isEmpty();
        assertThat(kept("no JSON")).isEmpty();
    }

    private static Optional<Mapping> kept(String text) {
        return new KeptMapping(() -> text).mapping();
    }
}
