package org.tallyman.dialect.nmea;

import java.util.List;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.dialect.tracker.DeviceClock;

/**
 * NMEA 0183 over a line. With the profile's setting {@code ack} every RMC is answered, for devices that would repeat
 * it.
 */
public final class NmeaDialect implements LineDialect {

    private static final List<Setting> SETTINGS =
            List.of(Setting.CHECKSUM, DeviceClock.ROLLOVER, Setting.yesNo("ack", "answers each sentence"));

    private static final List<DeviceModel> MODELS = DeviceModel.list(DeviceModel.of("", DeviceKind.TRACKER, "T55"));

    @Override
    public String name() {
        return "nmea";
    }

    @Override
    public int port() {
        return 5005;
    }

    @Override
    public Framing framing() {
        return new NmeaFraming();
    }

    @Override
    public int frameMax() {
        return 1_024;
    }

    @Override
    public boolean isDamaged(byte[] frame) {
        return Sentence.of(frame).checksum() == Checksum.BAD;
    }

    @Override
    public List<String> ids(byte[] frame) {
        return Identification.of(Sentence.of(frame));
    }

    /** Receivers that are switched on say where they are at once, and trackers add their name when the network has answered. */
    @Override
    public boolean mayNameItselfLater() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public List<DeviceModel> models() {
        return MODELS;
    }

    @Override
    public Session open(Profile profile) {
        return resume(profile, "");
    }

    @Override
    public Session resume(Profile profile, String context) {
        return DeviceClock.rightWeeks(new NmeaSession(profile, context), profile);
    }
}
