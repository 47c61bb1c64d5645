package org.tallyman.dialect.gps103;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.dialect.Decoded.answer;
import static org.tallyman.dialect.Decoded.attributes;
import static org.tallyman.dialect.Decoded.observations;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frames;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.SignalKind;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.HostileLines;
import org.tallyman.ident.Parsed;

class Gps103DialectTest {

    private static final String IMEI = "700000000000001";
    private static final Instant AT = Instant.parse("2024-03-02T22:20:30Z");

    /** At 6:20 in the morning of the third, eight hours ahead of UTC. */
    private static final String TRACKER = "imei:" + IMEI
            + ",tracker,240303062030,,F,222030.000,A,1030.0000,N,02015.0000,W,10.00,90.5,12,1,0,50.5%,,-7;";

    @Test
    void takesTheZoneFromItsProfileUntilItHasSaidBoth() {
        Session session = new Gps103Dialect().open(new Profile(Map.of("zone", "+03:00")));
        assertThat(observations(session.receive(Frames.text(ENGINE))))
                .allMatch(observation -> observation.observedAt().equals(Instant.parse("2024-03-03T03:20:30Z")));
        assertThat(session.context()).isEmpty();
        session.receive(Frames.text(TRACKER));
        assertThat(session.context()).isEqualTo("480");
        assertThat(observations(session.receive(Frames.text(ENGINE))))
                .allMatch(observation -> observation.observedAt().equals(AT));
    }

    private static final String ENGINE =
            "imei:" + IMEI + ",OBD,240303062030,1200,,5.5,2,60,30.0%,+87,13.0%,2000,14.1,P0001,P0002,;";

    @Test
    void logsIn() {
        for (String login : List.of("##,imei:" + IMEI + ",A;", "imei:" + IMEI + ",L,*")) {
            Decoding decoding = decode(login);
            assertThat(decoding.ids()).as(login).containsExactly(IMEI);
            assertThat(answer(decoding)).as(login).isEqualTo("LOAD");
            assertThat(decoding.elements()).as(login).isEmpty();
        }
        assertThat(answer(decode(IMEI + ";"))).isEqualTo("ON");
    }

    @Test
    void readsAPositionAtTheTimeThatUtcGives() {
        assertThat(observations(decode(TRACKER)))
                .contains(
                        new Fix(AT, true, 10.5, -20.25, 12.0, 18.52, 90.5, null),
                        new Signal(AT, SignalKind.INPUT, "ignition", true),
                        new Signal(AT, SignalKind.DOOR, "door", false),
                        new DeviceStatus(
                                AT, "report", Map.of("ignition", true, "door", false, "fuel1", 50.5, "temp1", -7L)));
    }

    @Test
    void takesTheDayThatIsNearestToTheLocalTime() {
        assertThat(time("2403022330", "043000")).isEqualTo("2024-03-03T04:30:00Z");
        assertThat(time("2403022330", "113000")).isEqualTo("2024-03-02T11:30:00Z");
        assertThat(time("24/03/02 00:30", "203000.12")).isEqualTo("2024-03-01T20:30:00Z");
        assertThat(time("240302003015", "15.0")).isEqualTo("2024-03-02T00:30:15Z");
        assertThat(time("000000000", "233000")).isEqualTo("2026-05-07T23:30:00Z");
    }

    @Test
    void readsHemispheresWhereverTheyStand() {
        Observation fix = observations(decode(TRACKER)).getFirst();
        assertThat(observations(decode(TRACKER.replace("1030.0000,N,02015.0000,W", "N,1030.0,W,02015.0"))))
                .startsWith(fix);
        assertThat(observations(decode(TRACKER.replace("1030.0000,N,02015.0000,W", "1030.0,S,02015.0,")))
                        .getFirst())
                .isInstanceOfSatisfying(Fix.class, south -> {
                    assertThat(south.latitude()).isEqualTo(-10.5);
                    assertThat(south.longitude()).isEqualTo(20.25);
                    assertThat(south.speedKmh()).isEqualTo(18.52);
                });
    }

    @Test
    void knowsTheTimeZoneOfAnEngineFromThePositionBefore() {
        Session session = new Gps103Dialect().open(Profile.DEFAULT);
        session.receive(Frames.text(TRACKER));
        String context = session.context();
        assertThat(context).isEqualTo("480");
        for (Session goesOn : List.of(session, new Gps103Dialect().resume(Profile.DEFAULT, context))) {
            assertThat(goesOn.receive(Frames.text(ENGINE)).elements().getLast().observation())
                    .isEqualTo(new DeviceStatus(
                            AT,
                            "report",
                            Map.of(
                                    "odometer", 1200.0,
                                    "fuelConsumption", 5.5,
                                    "hours", 7_200_000.0,
                                    "obdSpeed", 60.0,
                                    "engineLoad", "30.0%",
                                    "coolantTemp", 87.0,
                                    "throttle", "13.0%",
                                    "rpm", 2000.0,
                                    "battery", 14.1,
                                    "dtcs", "P0001 P0002")));
        }
    }

    @Test
    void answersACryForHelp() {
        Decoding decoding = decode("imei:" + IMEI + ",help me,000000000,,L,,,1a,,2b,,,,,1,0,,,;");
        assertThat(answer(decoding)).isEqualTo("**,imei:" + IMEI + ",E;");
        assertThat(decoding.reply().map(Reply::acknowledges)).contains(true);
        assertThat(observations(decoding)).noneMatch(Fix.class::isInstance);
        assertThat(attributes(decoding))
                .containsEntry("alarm", "sos")
                .containsKey("network")
                .containsEntry("ignition", true);
    }

    @Test
    void readsKeywords() {
        assertThat(attributes(decode(TRACKER.replace("tracker", "ac alarm")))).containsEntry("alarm", "powerCut");
        assertThat(attributes(decode(TRACKER.replace("tracker", "acc off")))).containsKey("ignition");
        assertThat(attributes(decode(
                        TRACKER.replace("tracker", "rfid,240303062030,99").replace("99,240303062030,", "99"))))
                .containsEntry("driverUniqueId", "99")
                .containsEntry("event", "rfid");
        assertThat(attributes(decode(TRACKER.replace("tracker", "T:-3").replace("-7", ""))))
                .containsEntry("alarm", "temperature")
                .containsEntry("temp1", -3.0);
        assertThat(attributes(decode(TRACKER.replace("tracker", "oil 12.5")))).containsEntry("fuel", 12.5);
    }

    @Test
    void readsLaterDevices() {
        Decoding decoding =
                decode("imei:" + IMEI + ",Van,---,------,----,222030,020324,14,1,10.5,-20.25,60,90,12,1.5,8,1,0,---,*");
        assertThat(observations(decoding)).startsWith(new Fix(AT, true, 10.5, -20.25, 12.0, 60.0, 90.0, null));
        assertThat(attributes(decoding))
                .isEqualTo(Map.of("rssi", 14.0, "hdop", 1.5, "sat", 8.0, "ignition", true, "charge", false));
    }

    @Test
    void tellsNothingOfPictures() {
        assertThat(decode("imei:" + IMEI + ",vr,0000fa01;"))
                .isEqualTo(new Decoding(List.of(), List.of(), List.of(IMEI), Decoding.Checksum.NONE, Optional.empty()));
    }

    @Test
    void cutsHeartbeatsWithoutAnEnd() {
        String line = IMEI + TRACKER + "\r\n" + IMEI + ";##,imei:" + IMEI + ",A\n";
        assertThat(FramingConformance.trickle(new Gps103Framing(), line.getBytes(StandardCharsets.US_ASCII)))
                .extracting(frame -> new String(frame, StandardCharsets.US_ASCII))
                .containsExactly(IMEI, TRACKER, IMEI, "##,imei:" + IMEI + ",A");
        assertThat(answer(decode(IMEI + TRACKER))).isEqualTo("ON");
        assertThat(observations(decode(IMEI + TRACKER))).isEqualTo(observations(decode(TRACKER)));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String message : List.of("", ";", "imei:,tracker,;", "123", "hello;")) {
            assertThat(decode(message).rejections()).as(message).hasSize(1);
        }
    }

    @Test
    void writesIntervals() {
        for (Map.Entry<String, String> interval :
                Map.of("30", "30s", "300", "05m", "7200", "02h").entrySet()) {
            Command command = new Command("positionPeriodic", Map.of("frequency", interval.getKey()), AT);
            assertThat(new Gps103Dialect().command(command, IMEI, Profile.DEFAULT))
                    .isInstanceOfSatisfying(
                            Parsed.Ok.class,
                            bytes -> assertThat((byte[]) bytes.value())
                                    .asString()
                                    .endsWith(",C," + interval.getValue()));
        }
        for (String frequency : List.of("", "0", "-1", "400000", "9999999")) {
            Command command = new Command("positionPeriodic", Map.of("frequency", frequency), AT);
            assertThat(new Gps103Dialect().command(command, IMEI, Profile.DEFAULT))
                    .isInstanceOf(Parsed.Refused.class);
        }
    }

    @Test
    void survivesDamage() {
        HostileLines.survive(
                new Gps103Dialect(),
                Map.of(),
                TRACKER.getBytes(StandardCharsets.US_ASCII),
                ENGINE.getBytes(StandardCharsets.US_ASCII),
                ("imei:" + IMEI + ",help me,000000000,,L,,,1a,,2b,,,,,1,0,,,;").getBytes(StandardCharsets.US_ASCII),
                ("imei:" + IMEI + ",Van,---,------,----,222030,020324,14,1,10.5,-20.25,60,90,12,1.5,8,1,0,---,*")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static String time(String local, String utc) {
        String message = TRACKER.replace("240303062030", local).replace("222030.000", utc);
        return decode(message).elements().getFirst().observation().observedAt().toString();
    }

    private static Decoding decode(String message) {
        return Frames.decode(new Gps103Dialect(), Frames.text(message));
    }
}
