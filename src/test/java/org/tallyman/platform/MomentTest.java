package org.tallyman.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T12:00:00Z, 0 s",
        "2026-11-23T11:59:00.5Z, 59 s",
        "2026-11-23T11:59:00Z, 1 min",
        "2026-11-23T11:00:01Z, 59 min",
        "2026-11-23T11:00:00Z, 1 h",
        "2026-11-23T00:00:01Z, 11 h",
        "2026-11-23T00:00:00Z, today 01:00",
        "2026-11-22T22:59:00Z, yesterday 23:59",
        "2026-11-21T22:59:00Z, 21 Nov 23:59",
        "2025-12-31T22:59:00Z, 31 Dec 2025",
        "2026-11-23T12:15:00Z, in 15 min",
        "2026-11-24T07:00:00Z, tomorrow 08:00",
        "2027-02-01T07:00:00Z, 1 Feb 2027"
    })
    void saysAgesTheWayPeopleDo(Instant at, String words) {
        assertThat(new Moment(at, NOON, BERLIN).age()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"2026-07-01T10:00:00Z, 1 Jul 2026 12:00:00 CEST", "2026-11-23T10:00:00Z, 23 Nov 2026 11:00:00 CET"})
    void namesTheZoneOfAnExactTime(Instant at, String words) {
        assertThat(new Moment(at, NOON, BERLIN).exact()).isEqualTo(words);
    }
}
