package org.tallyman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-18.46 | Cel | −18.5 °C",
                "-0.04 | Cel | 0.0 °C",
                "0.0312 | V | 0.031 V",
                "3 | 1 | 3",
                "123456.7 | kg | 123457 kg",
                "18446744073709551615 | 1 | 1.845 × 10¹⁹",
                "-9e37 | Cel | −9 × 10³⁷ °C"
            })
    void saysAValueAsPeopleDo(double value, String unit, String words) {
        assertThat(Quantities.words(value, unit)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"4, '[degF]', 39.2", "1e20, K, 1e20", "-40, '[degF]', -40"})
    void convertsDegreesHoweverMany(double celsius, String unit, double converted) {
        assertThat(Quantities.convert(celsius, "Cel", unit).orElseThrow()).isEqualTo(converted);
    }
}
