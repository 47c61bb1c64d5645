package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Observation;

class ElementLimitsTest {

    @ParameterizedTest
    @ValueSource(doubles = {1.7e308, -3.5e38, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAValueThatCannotBeSummedUp(double value) {
        Decoding limited = ElementLimits.apply(measured(value));
        assertThat(limited.elements()).isEmpty();
        assertThat(limited.rejections())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.refusal().field()).isEqualTo("value"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.4e38, -3.4e38, 0, 1.8446744073709552e19})
    void takesWhatASensorMaySay(double value) {
        assertThat(ElementLimits.apply(measured(value)).rejections()).isEmpty();
    }

    private static Decoding measured(double value) {
        Observation said = new Observation.Measurement(Instant.EPOCH, "temperature", value, "Cel", "");
        return Decoding.of(List.of(new Element(said, null, Identity.NONE)), List.of());
    }
}
