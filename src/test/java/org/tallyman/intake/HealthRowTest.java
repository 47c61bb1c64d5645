package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HealthRowTest {

    @Test
    void saysHowFarAClockIsOffAsPeopleDo() {
        assertThat(HealthRow.clock(Duration.ZERO)).isEqualTo("+0.0 s");
        assertThat(HealthRow.clock(Duration.ofMillis(1_250))).isEqualTo("\u22121.3 s");
        assertThat(HealthRow.clock(Duration.ofMillis(-99_900))).isEqualTo("+99.9 s");
        assertThat(HealthRow.clock(Duration.ofHours(2))).isEqualTo("\u22122 h");
        assertThat(HealthRow.clock(Duration.ofSeconds(-34_559_985))).isEqualTo("+400 days");
    }
}
