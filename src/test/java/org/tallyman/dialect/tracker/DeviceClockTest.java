package org.tallyman.dialect.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.nmea.NmeaDialect;
import org.tallyman.dialect.tk103.Tk103Dialect;

class DeviceClockTest {

    /** 1,024 weeks and a minute before the frame came. */
    private static final Instant ROUND_BEFORE = Frames.RECEIVED.minusSeconds(1_024L * 7 * 86_400 + 60);

    @ParameterizedTest
    @CsvSource({
        "+03:00, 2024-03-02T07:20:30Z",
        "-05:30, 2024-03-02T15:50:30Z",
        "nowhere, 2024-03-02T10:20:30Z",
    })
    void setsALocalTimeRight(String zone, Instant at) {
        Session session = new Tk103Dialect().open(new Profile(Map.of("zone", zone)));
        assertThat(times(session, "(070000000001BR00240302A1030.0000N02015.0000E010.0102030090.0010000000L00000000)"))
                .isNotEmpty()
                .containsOnly(at);
    }

    @Test
    void addsTheWeeksThatAReceiverDoesNotCount() {
        Session session = DeviceClock.rightWeeks(DeviceClockTest::report, new Profile(Map.of("rollover", "true")));
        assertThat(times(session, Long.toString(ROUND_BEFORE.getEpochSecond())))
                .containsOnly(Frames.RECEIVED.minusSeconds(60));
        Instant late = Frames.RECEIVED.minusSeconds(90 * 86_400);
        assertThat(times(session, Long.toString(late.getEpochSecond()))).containsOnly(late);
        Instant fast = Frames.RECEIVED.plusSeconds(3_600);
        assertThat(times(session, Long.toString(fast.getEpochSecond()))).containsOnly(fast);
        assertThat(times(DeviceClock.rightWeeks(DeviceClockTest::report, Profile.DEFAULT), "60"))
                .containsOnly(Instant.ofEpochSecond(60));
    }

    @Test
    void leavesTheTimeOfReceiptAlone() {
        Session session =
                DeviceClock.right(DeviceClockTest::report, new Profile(Map.of("zone", "+03:00", "rollover", "true")));
        assertThat(times(session, Long.toString(Frames.RECEIVED.getEpochSecond())))
                .containsOnly(Frames.RECEIVED);
    }

    @Test
    void knowsWhatIsSentAgainAfterASettingHasChanged() {
        String time = Long.toString(ROUND_BEFORE.getEpochSecond());
        Session before = DeviceClock.rightWeeks(DeviceClockTest::report, Profile.DEFAULT);
        Session after = DeviceClock.rightWeeks(DeviceClockTest::report, new Profile(Map.of("rollover", "true")));
        assertThat(identities(after, time)).isEqualTo(identities(before, time));
    }

    @Test
    void goesOnWithWhatTheLanguageRemembers() {
        String rmc = "$GPRMC,102030.00,A,1030.0000,N,02015.0000,E,10.0,90.0,020324,,";
        Session session = new NmeaDialect().open(new Profile(Map.of("rollover", "true")));
        session.receive(Frames.text(rmc));
        String context = session.context();
        assertThat(context).endsWith(rmc);
        assertThat(session.reliedOn(context)).isEqualTo(context);
    }

    private static Decoding report(Frame frame) {
        Report report = new Report();
        report.time(Instant.ofEpochSecond(Long.parseLong(new String(frame.payload(), StandardCharsets.US_ASCII))));
        report.position(10.5, 20.25);
        report.attribute("ignition", true);
        report.attribute("temp1", 4.5);
        return Decodings.of(report, frame, List.of(), null);
    }

    private static List<Instant> times(Session session, String frame) {
        return session.receive(Frames.text(frame)).elements().stream()
                .map(element -> element.observation().observedAt())
                .toList();
    }

    private static List<Long> identities(Session session, String frame) {
        return session.receive(Frames.text(frame)).elements().stream()
                .map(Element::identity)
                .toList();
    }
}
