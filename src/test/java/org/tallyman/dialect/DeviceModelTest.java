package org.tallyman.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeviceModelTest {

    private static final DialectRegistry DIALECTS = new DialectRegistry();

    static Set<String> languages() {
        return DIALECTS.names();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void itsLanguageTakesTheSettingsOfAModel(String language) {
        Dialect dialect = DIALECTS.find(language).orElseThrow();
        Set<String> names = new HashSet<>();
        for (DeviceModel model : dialect.models()) {
            Map<String, String> settings = new HashMap<>(model.settings());
            settings.put(DeviceModel.SETTING, model.name());
            assertThat(dialect.fault(new Profile(settings))).as(model.title()).isEmpty();
            assertThat(names.add(model.name().toLowerCase(Locale.ROOT)))
                    .as(model.title())
                    .isTrue();
        }
    }

    @Test
    void aSettingThatNobodyReadsIsRefusedByName() {
        Dialect gt06 = DIALECTS.find("gt06").orElseThrow();
        assertThat(gt06.fault(new Profile(Map.of("chekcsum", "ignore")))
                        .orElseThrow()
                        .sentence())
                .isEqualTo(
                        "chekcsum “ignore”: is no setting of gt06: alarms, alternative, battery, checksum, language, model, password,"
                                + " rollover, zone");
        assertThat(gt06.fault(new Profile(Map.of("checksum", "ignroe")))
                        .orElseThrow()
                        .sentence())
                .isEqualTo("checksum “ignroe”: is ignore");
        assertThat(gt06.fault(new Profile(Map.of("checksum", "ignore", "model", "anything"))))
                .isEmpty();
    }

    @Test
    void aReaderIsToldNothingThatItCannotDo() {
        Dialect llrp = DIALECTS.find("llrp").orElseThrow();
        assertThat(llrp.fault(new Profile(Map.of("session", "4"))).orElseThrow().rule())
                .isEqualTo("is a whole number from 0 to 3");
        assertThat(llrp.fault(new Profile(Map.of("antennas", "1,x")))).isPresent();
        assertThat(llrp.fault(new Profile(Map.of("antennas", "1,2", "contents", "antenna,rssi"))))
                .isEmpty();
    }

    @Test
    void aSettingMayStandForManyThings() {
        Dialect chirpstack = DIALECTS.find("chirpstack").orElseThrow();
        assertThat(chirpstack.fault(new Profile(Map.of("codec.a840410000000001", "lht65"))))
                .isEmpty();
    }
}
