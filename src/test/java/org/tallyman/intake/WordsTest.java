package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.SignalKind;

class WordsTest {

    private static final Instant AT = Instant.parse("2027-03-31T08:00:00Z");

    @Test
    void saysWhatWasReadAndMeasured() {
        assertThat(Words.of(new Observation.TagRead(AT, "3034", 2, -6150, 3, null)))
                .isEqualTo("tag 3034 at antenna 2, −61.5 dBm, 3 times");
        assertThat(Words.of(new Observation.TagRead(AT, "3034", 0, null, 1, null)))
                .isEqualTo("tag 3034");
        assertThat(Words.of(new Observation.Scan(AT, "]C10109506000134352", null, null)))
                .isEqualTo("scanned ]C10109506000134352");
        assertThat(Words.of(new Observation.Fix(AT, false, 55.7044951, -13.15, null, 54.0, null, null)))
                .isEqualTo("at 55.70450, -13.15000, 54 km/h, an old or poor fix");
        assertThat(Words.of(new Observation.Measurement(AT, "battery-voltage", 4.05, "V", "")))
                .isEqualTo("battery voltage 4.05 V");
        assertThat(Words.of(new Observation.Measurement(AT, "temperature", -20, "Cel", "1")))
                .isEqualTo("temperature −20 °C, sensor 1");
    }

    @Test
    void saysWhatADeviceTellsOfItself() {
        assertThat(Words.of(new Observation.Signal(AT, SignalKind.INPUT, "ignition", true)))
                .isEqualTo("input ignition is on");
        assertThat(Words.of(new Observation.DeviceStatus(AT, "report", Map.of("sat", 11, "power", 27.9))))
                .isEqualTo("report: power 27.9, sat 11");
        assertThat(Words.of(new Observation.DeviceStatus(AT, "up", Map.of("raw", "0".repeat(400)))))
                .hasSize(241)
                .endsWith("…");
        assertThat(Words.of(new Observation.Gap(AT, 1, "restart"))).isEqualTo("1 report was lost: restart");
        assertThat(Words.of(new Observation.Gap(AT, 0, ""))).isEqualTo("data was lost");
    }
}
