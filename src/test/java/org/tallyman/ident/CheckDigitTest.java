package org.tallyman.ident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitTest {

    @Test
    void followsTheDigits() {
        assertThat(CheckDigit.gs1("0950600013435")).isEqualTo(2);
        assertThat(CheckDigit.gs1("952114112345")).isEqualTo(4);
        assertThat(CheckDigit.gs1("09520123456789123")).isEqualTo(5);
        assertThat(CheckDigit.gs1("")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"09506000134352", "9521141123454", "095201234567891235", "80614141123458", "00"})
    void acceptsRightDigit(String key) {
        assertThat(CheckDigit.valid(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "80614141123459", "8061414112345A", "٨0614141123458", "-1"})
    void refusesWrongDigitOrNoNumber(String key) {
        assertThat(CheckDigit.valid(key)).isFalse();
    }
}
