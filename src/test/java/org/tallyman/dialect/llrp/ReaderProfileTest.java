package org.tallyman.dialect.llrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.llrp.ReaderProfile.Content;
import org.tallyman.dialect.llrp.ReaderProfile.Trigger;
import org.tallyman.ident.Parsed;

class ReaderProfileTest {

    @Test
    void readsADevicesSettings() {
        Map<String, String> settings = Map.ofEntries(
                Map.entry("antennas", "1, 3"),
                Map.entry("power", "81"),
                Map.entry("session", "2"),
                Map.entry("mode", "1002"),
                Map.entry("population", "100"),
                Map.entry("searchMode", "1"),
                Map.entry("contents", "antenna,phase,firstSeen"),
                Map.entry("reportEvery", "10"),
                Map.entry("triggerInput", "2"),
                Map.entry("triggerState", "low"),
                Map.entry("triggerTimeoutMs", "5000"),
                Map.entry("keepaliveSeconds", "20"),
                Map.entry("holdReports", "true"),
                Map.entry("clearSpecs", "false"),
                Map.entry("extensions", "false"),
                Map.entry("negotiateVersion", "true"),
                Map.entry("configure", "false"));
        ReaderProfile profile = new ReaderProfile(
                List.of(1, 3),
                81,
                2,
                1_002,
                100,
                1,
                Set.of(Content.ANTENNA, Content.PHASE, Content.FIRSTSEEN),
                10,
                new Trigger(2, false, Duration.ofSeconds(5)),
                Duration.ofSeconds(20),
                true,
                false,
                false,
                true,
                false);
        assertThat(ReaderProfile.of(new Profile(settings))).isEqualTo(Parsed.ok(profile));
        assertThat(profile.silenceMax()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void hasADefaultForEverything() {
        assertThat(ReaderProfile.of(Profile.DEFAULT)).isEqualTo(Parsed.ok(ReaderProfile.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({
        "antennas, '1,x', x",
        "antennas, 0, 0",
        "power, 65536, 65536",
        "session, 4, 4",
        "contents, 'rssi,colour', colour",
        "reportEvery, 0, 0",
        "triggerState, open, open",
        "keepaliveSeconds, 0, 0",
        "holdReports, yes, yes"
    })
    void saysWhichSettingIsWrong(String name, String value, String wrong) {
        assertThat(ReaderProfile.of(new Profile(Map.of(name, value))))
                .isInstanceOfSatisfying(Parsed.Refused.class, refused -> {
                    assertThat(refused.refusal().field()).isEqualTo(name);
                    assertThat(refused.refusal().value()).isEqualTo(wrong);
                    assertThat(refused.refusal().rule()).isNotBlank();
                });
    }
}
