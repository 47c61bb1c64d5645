package org.tallyman.dialect.tracker;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Fix;
import org.tallyman.dialect.Observation.Gap;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.dialect.Observation.Scan;
import org.tallyman.dialect.Observation.Signal;
import org.tallyman.dialect.Observation.TagRead;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;

/**
 * Sets right what a device's clock is off by, as its profile says: a local time that no frame names, and a receiver that
 * has counted the weeks of GPS up to 1,024 and starts anew, after which it says times that are 19.6 years old.
 *
 * <p>What has no time but that of receipt is left alone. Identities are those of the times as the device said them, so that
 * what is sent again is known again after a setting has changed.
 */
public final class DeviceClock implements Session {

    public static final Setting ZONE =
            Setting.zone("zone", "how far its clock is ahead of UTC, such as +03:00; UTC without it");

    public static final Setting ROLLOVER = Setting.yesNo(
            "rollover", "adds 1,024 weeks to times that are older by that, of receivers that count no further");

    private static final Duration ROUND = Duration.ofDays(7 * 1_024);

    /** How far a device's clock may be fast. */
    private static final Duration FAST = Duration.ofDays(1);

    private final Session session;
    private final Duration ahead;
    private final boolean rollsOver;

    private DeviceClock(Session session, Duration ahead, boolean rollsOver) {
        this.session = session;
        this.ahead = ahead;
        this.rollsOver = rollsOver;
    }

    /** A session whose times are right by both settings; the same one where they say nothing. */
    public static Session right(Session session, Profile profile) {
        Duration ahead = ahead(profile).orElse(Duration.ZERO);
        boolean rollsOver = profile.is(ROLLOVER.name());
        return ahead.isZero() && !rollsOver ? session : new DeviceClock(session, ahead, rollsOver);
    }

    /** By {@link #ROLLOVER} alone, in languages that tell the zone themselves, or always tell UTC. */
    public static Session rightWeeks(Session session, Profile profile) {
        return profile.is(ROLLOVER.name()) ? new DeviceClock(session, Duration.ZERO, true) : session;
    }

    /** How far a profile says that the clock is ahead of UTC; empty where it does not, or says what is no such time. */
    public static Optional<Duration> ahead(Profile profile) {
        return profile.setting(ZONE.name())
                .filter(ZONE.values()::hold)
                .map(zone -> Duration.ofSeconds(ZoneOffset.of(zone).getTotalSeconds()));
    }

    @Override
    public Decoding receive(Frame frame) {
        Decoding decoding = session.receive(frame);
        List<Element> elements = new ArrayList<>(decoding.elements().size());
        for (Element element : decoding.elements()) {
            Observation observation = right(element.observation(), frame.receivedAt());
            elements.add(new Element(observation, element.child(), element.identity()));
        }
        Instant sentAt = decoding.sentAt();
        return new Decoding(
                elements,
                decoding.rejections(),
                decoding.ids(),
                decoding.checksum(),
                decoding.reply(),
                sentAt == null ? null : right(sentAt, frame.receivedAt()));
    }

    @Override
    public String context() {
        return session.context();
    }

    @Override
    public String reliedOn(String before) {
        return session.reliedOn(before);
    }

    private Observation right(Observation observation, Instant receivedAt) {
        Instant said = observation.observedAt();
        return said.equals(receivedAt) ? observation : at(right(said, receivedAt), observation);
    }

    private Instant right(Instant said, Instant receivedAt) {
        Instant at = said.minus(ahead);
        long rounds = rollsOver ? Duration.between(at, receivedAt.plus(FAST)).dividedBy(ROUND) : 0;
        return at.plus(ROUND.multipliedBy(Math.max(rounds, 0)));
    }

    private static Observation at(Instant at, Observation observation) {
        return switch (observation) {
            case Fix f ->
                new Fix(
                        at,
                        f.valid(),
                        f.latitude(),
                        f.longitude(),
                        f.altitudeM(),
                        f.speedKmh(),
                        f.courseDegrees(),
                        f.accuracyM());
            case Measurement m -> new Measurement(at, m.quantity(), m.value(), m.unit(), m.sensor());
            case Signal s -> new Signal(at, s.kind(), s.name(), s.on());
            case DeviceStatus s -> new DeviceStatus(at, s.state(), s.attributes());
            case Gap g -> new Gap(at, g.lost(), g.reason());
            case Scan s -> new Scan(at, s.data(), s.symbology(), s.readPoint());
            case TagRead r -> new TagRead(at, r.epc(), r.antenna(), r.rssiCdbm(), r.count(), r.detail());
        };
    }
}
