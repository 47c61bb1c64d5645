package org.tallyman.ident;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class ReadableCodeFuzzTest {

    @FuzzTest
    void takesAnyTextAndLosesNoDigit(FuzzedDataProvider data) {
        String digits = data.consumeRemainingAsAsciiString().replaceAll("[^0-9]", "");
        assertThat(ReadableCode.of(digits).text().replaceFirst("^\\(00\\)", "").replaceAll("[^0-9]", ""))
                .isEqualTo(digits);
    }
}
