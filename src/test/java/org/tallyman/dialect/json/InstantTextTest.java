package org.tallyman.dialect.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    private static final long SEED = 20_260_508;

    @Test
    void readsEveryTimeThatJavaTimeWrites() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-62_167_219_200L + 86_400, 253_402_300_800L - 86_400),
                    random.nextInt(1_000_000_000));
            String utc = instant.toString();
            String zoned = instant.atOffset(ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60 + 1)))
                    .toString();
            assertThat(InstantText.parse(utc)).as(utc).isEqualTo(instant);
            if (zoned.charAt(16) == ':') {
                assertThat(InstantText.parse(zoned)).as(zoned).isEqualTo(instant);
            }
        }
    }

    @Test
    void agreesWithJavaTimeOnDamagedTimes() {
        Random random = new Random(SEED);
        String alphabet = "0123456789-+:.TZ";
        for (int i = 0; i < 300_000; i++) {
            StringBuilder text = new StringBuilder("2024-02-29T23:59:59.123456789+02:00");
            text.setLength(random.nextBoolean() ? text.length() : 20 + random.nextInt(10));
            for (int n = random.nextInt(3); n >= 0; n--) {
                text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Instant ours = InstantText.parse(text);
            if (ours != null && isRfc3339(text)) {
                assertThat(ours).as("%s", text).isEqualTo(javaTime(text.toString()));
            } else if (ours == null) {
                assertThat(javaTime(text.toString())).as("%s", text).isNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-05-08T12:00:00",
                "2026-02-29T12:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T00:00:60Z",
                "2026-01-01T00:00:00.Z",
                "2026-01-01T00:00:00.1234567890Z",
                "2026-01-01T00:00:00+",
                "2026-01-01T00:00:00+1",
                "2026-01-01T00:00:00+19:00",
                "2026-01-01T00:00:00+01:60",
                "2026-01-01x00:00:00Z",
                "2026-01-01T00:00:00ZZ",
                "-026-01-01T00:00:00Z"
            })
    void refusesWhatIsNoTime(String text) {
        assertThat(InstantText.parse(text)).isNull();
    }

    @Test
    void takesTheSpellingsOfDevices() {
        Instant noon = Instant.parse("2026-05-08T12:00:00Z");
        for (String text : new String[] {
            "2026-05-08 12:00:00Z", "2026-05-08t12:00:00z", "2026-05-08T12:00:00.000+0000", "2026-05-08T14:00:00+02"
        }) {
            assertThat(InstantText.parse(text)).as(text).isEqualTo(noon);
        }
    }

    /** The zone with a colon, which is all that java.time reads of the zones that we read. */
    private static boolean isRfc3339(CharSequence text) {
        return text.toString().matches(".*(Z|[+-]\\d\\d:\\d\\d)") && text.charAt(10) == 'T';
    }

    private static @Nullable Instant javaTime(String text) {
        if (!text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)")) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
