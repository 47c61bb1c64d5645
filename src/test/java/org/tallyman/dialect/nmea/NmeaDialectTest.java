package org.tallyman.dialect.nmea;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.HostileLines;

class NmeaDialectTest {

    private static final Instant AT = Instant.parse("2024-03-02T10:20:30.500Z");
    private static final Fix FIX = new Fix(AT, true, 10.5, -20.25, null, 18.52, 90.5, null);
    private static final String RMC = sentence("GPRMC,102030.50,A,1030.0000,N,02015.0000,W,10.0,90.5,020324,,");
    private static final String NAME = sentence("GPFID,TRUCK7");

    @Test
    void knowsItsSenderInEveryWay() {
        for (String line : List.of(
                "$PGID,TRUCK7*00",
                "$DEVID,TRUCK7*00",
                "$PCPTI,TRUCK7,1,2*00",
                "$PSIWMDID,TRUCK7*00",
                "$GPFID,TRUCK7",
                "$CONNECT,TRUCK7,NETWORK",
                "$IMEI=TRUCK7",
                "IMEI TRUCK7",
                "TRUCK7" + RMC,
                "TRUCK7," + RMC,
                "1/TRUCK7/" + RMC)) {
            assertThat(new NmeaDialect().ids(line.getBytes(StandardCharsets.US_ASCII)))
                    .as(line)
                    .containsExactly("TRUCK7");
        }
        assertThat(new NmeaDialect().ids("0A1B2C".getBytes(StandardCharsets.US_ASCII)))
                .containsExactly("0A1B2C");
        assertThat(new NmeaDialect().ids(RMC.getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(new NmeaDialect().ids("hello".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        for (String name : List.of("a\0b", "\u0007", "é", "x".repeat(65))) {
            assertThat(new NmeaDialect().ids((name + RMC).getBytes(StandardCharsets.UTF_8)))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void readsAPosition() {
        assertThat(observations(decode("1," + RMC))).containsExactly(FIX);
        assertThat(decode("1," + RMC).checksum()).isEqualTo(Decoding.Checksum.OK);
        assertThat(decode("1," + RMC).reply()).isEmpty();
        assertThat(observations(decode("1," + RMC.replace("GPRMC", "GNRMC").replaceAll("\\*..", ""))))
                .containsExactly(FIX);
    }

    @Test
    void takesADaylessTimeAsTheLastOne() {
        assertThat(time("GPGGA,115959.00,1030.0,N,02015.0,W,1,05,1.7,0.9,M,35.1,M,,"))
                .isEqualTo("2026-05-08T11:59:59Z");
        assertThat(time("GPGGA,125959.00,1030.0,N,02015.0,W,1,05,1.7,0.9,M,35.1,M,,"))
                .isEqualTo("2026-05-08T12:59:59Z");
        assertThat(time("GNGLL,1030.0,N,02015.0,W,235959.00,A,A")).isEqualTo("2026-05-07T23:59:59Z");
    }

    private static String time(String body) {
        return observations(decode("1," + sentence(body)))
                .getFirst()
                .observedAt()
                .toString();
    }

    @Test
    void readsOtherSentences() {
        Decoding gga = decode("1," + sentence("GPGGA,102030,1030.0,N,02015.0,W,0,00,9.9,12.5,M,35.1,M,,"));
        assertThat(observations(gga).getFirst()).isInstanceOfSatisfying(Fix.class, fix -> {
            assertThat(fix.valid()).isFalse();
            assertThat(fix.altitudeM()).isEqualTo(12.5);
        });
        assertThat(attributes(gga)).isEqualTo(Map.of("sat", 0.0, "hdop", 9.9));
        Decoding ublox =
                decode("$PUBX,00,102030.00,1030.0,N,02015.0,W,12.5,G3,4.5,5,18.52,90.5,0,,0.9,1.2,0.8,8,77,3,0");
        assertThat(ublox.ids()).containsExactly("77");
        assertThat(observations(ublox))
                .startsWith(new Fix(Instant.parse("2026-05-08T10:20:30Z"), true, 10.5, -20.25, 12.5, 18.52, 90.5, 4.5));
        assertThat(attributes(decode("1," + sentence("GPIOP,01000001,00000000,1.00,2.00,3.00,4.00,12.50,4.20"))))
                .containsEntry("input", 65)
                .containsEntry("output", 0)
                .containsEntry("adc3", 3.0)
                .containsEntry("power", 12.5)
                .containsEntry("battery", 4.2);
        Decoding trccr = decode("1," + sentence("TRCCR,20240302102030.000,A,10.5,-20.25,10.0,90.5,12.0,80"));
        assertThat(observations(trccr))
                .startsWith(
                        new Fix(Instant.parse("2024-03-02T10:20:30Z"), true, 10.5, -20.25, 12.0, 18.52, 90.5, null));
        assertThat(attributes(trccr)).isEqualTo(Map.of("batteryLevel", 80.0));
        Decoding qze = decode("QZE,700000000000001,9,02032024,102030,10.5,-20.25,36,90,A,1");
        assertThat(qze.ids()).containsExactly("700000000000001");
        assertThat(observations(qze))
                .startsWith(new Fix(Instant.parse("2024-03-02T10:20:30Z"), true, 10.5, -20.25, null, 36.0, 90.0, null));
        assertThat(decode("1," + sentence("GPGSV,1,1,00")).elements()).isEmpty();
        assertThat(decode("$GPFOO,1").rejections()).hasSize(1);
    }

    @Test
    void readsWhatStandsBehindTheChecksum() {
        Decoding decoding = decode(RMC + ",11,700000000000001,1,090,086,,456");
        assertThat(decoding.ids()).containsExactly("700000000000001");
        assertThat(attributes(decoding))
                .isEqualTo(Map.of("sat", 11.0, "ignition", true, "fuel", 90.0, "batteryLevel", 86.0, "io2", "456"));
    }

    @Test
    void makesNoPositionOfEmptyFields() {
        List<Observation> observations = observations(decode("1," + sentence("GPRMC,102030,V,,,,,,,020324,,")));
        assertThat(observations).hasSize(1).noneMatch(Fix.class::isInstance);
    }

    @Test
    void refusesNothingOfADeviceWithoutDateAndSky() {
        assertThat(time("GPRMC,102030,V,0000.0000,,00000.0000,,0.0,0.0,000000,,"))
                .isEqualTo("2026-05-08T10:20:30Z");
        assertThat(observations(decode("1," + sentence("GPRMC,102030,V,0000.0000,,00000.0000,,,,080526,,"))))
                .hasSize(1)
                .noneMatch(Fix.class::isInstance);
        assertThat(decode("1," + RMC.replace("020324", "000000").replaceAll("\\*..", ""))
                        .rejections())
                .hasSize(1);
    }

    @Test
    void keepsAPositionUntilItsSenderIsKnown() {
        Session session = new NmeaDialect().open(Profile.DEFAULT);
        assertThat(session.receive(Frames.text(RMC)).elements()).isEmpty();
        String context = session.context();
        for (Session goesOn : List.of(session, new NmeaDialect().resume(Profile.DEFAULT, context))) {
            assertThat(observations(goesOn.receive(later(NAME)))).containsExactly(FIX);
            assertThat(goesOn.context()).isEqualTo("known");
            assertThat(observations(goesOn.receive(later(RMC)))).containsExactly(FIX);
        }
        assertThat(observations(
                        new NmeaDialect().resume(Profile.DEFAULT, "known").receive(later(RMC))))
                .containsExactly(FIX);
    }

    @Test
    void losesNothingOfASenderThatNeverSaysWhoItIs() {
        Session session = new NmeaDialect().open(Profile.DEFAULT);
        assertThat(session.receive(Frames.text(RMC)).elements()).isEmpty();
        assertThat(observations(session.receive(later(RMC)))).containsExactly(FIX, FIX);
        assertThat(observations(session.receive(later(RMC)))).containsExactly(FIX);
    }

    private static Frame later(String line) {
        return new Frame("", line.getBytes(StandardCharsets.US_ASCII), Frames.RECEIVED.plusSeconds(5));
    }

    @Test
    void refusesAWrongChecksum() {
        String line = "1," + RMC.replace("1030", "1031");
        Decoding decoding = decode(line);
        assertThat(decoding.checksum()).isEqualTo(Decoding.Checksum.BAD);
        assertThat(decoding.elements()).isEmpty();
        assertThat(decoding.rejections()).hasSize(1);
        Session ignoring = new NmeaDialect().open(new Profile(Map.of("checksum", "ignore", "ack", "true")));
        Decoding ignored = ignoring.receive(Frames.text(line));
        assertThat(observations(ignored)).hasSize(1);
        assertThat(ignored.reply().map(Reply::bytes)).contains("OK1\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void cutsLines() {
        byte[] line = ("\r\n" + NAME + "\r\n" + RMC + "\n\0 0A1B\0" + RMC).getBytes(StandardCharsets.US_ASCII);
        assertThat(FramingConformance.trickle(new NmeaFraming(), line))
                .extracting(frame -> new String(frame, StandardCharsets.US_ASCII))
                .containsExactly(NAME, RMC, "0A1B");
    }

    @Test
    void survivesDamage() {
        HostileLines.survive(
                new NmeaDialect(),
                Map.of(),
                ("1/2/" + RMC).getBytes(StandardCharsets.US_ASCII),
                (RMC + ",11,700000000000001,1,090,086,,456").getBytes(StandardCharsets.US_ASCII),
                ("1" + sentence("GPIOP,01000001,00000000,1.00,2.00,3.00,4.00,12.50,4.20"))
                        .getBytes(StandardCharsets.US_ASCII),
                "$PUBX,00,102030.00,1030.0,N,02015.0,W,12.5,G3,4.5,5,18.52,90.5,0,,0.9,1.2,0.8,8,77,3,0"
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static String sentence(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum ^= body.charAt(i);
        }
        return String.format(Locale.ROOT, "$%s*%02X", body, sum);
    }

    private static Decoding decode(String line) {
        return new NmeaDialect().open(new Profile(Map.of())).receive(Frames.text(line));
    }

    private static List<Observation> observations(Decoding decoding) {
        assertThat(decoding.rejections()).isEmpty();
        return decoding.elements().stream().map(Element::observation).toList();
    }

    private static Map<String, Object> attributes(Decoding decoding) {
        return ((DeviceStatus) observations(decoding).getLast()).attributes();
    }
}
