package org.tallyman.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "1000, 1_000", "-1234567.50, −1_234_567.5", "0.001, 0.001", "1E3, 1_000"})
    void groupsThousands(BigDecimal number, String words) {
        assertThat(Numbers.grouped(number)).isEqualTo(words.replace('_', '\u202f'));
    }

    @ParameterizedTest
    @CsvSource({"1.8446744e19, 1.845 × 10¹⁹", "2e9, 2 × 10⁹", "-2.50e15, −2.5 × 10¹⁵"})
    void writesLargeOnesAsPowersOfTen(double number, String words) {
        assertThat(Numbers.power(number)).isEqualTo(words);
    }
}
