package org.tallyman.dialect.gps103;

import java.time.Duration;
import java.util.List;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.IdentifierShape;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.dialect.tracker.DeviceClock;
import org.tallyman.ident.Parsed;

/** GPS103 (Coban). */
public final class Gps103Dialect implements LineDialect {

    private static final List<DeviceModel> MODELS = DeviceModel.list(DeviceModel.of(
            "Coban",
            DeviceKind.TRACKER,
            "GPS103-A",
            "GPS103-B",
            "TK103B",
            "TK303F",
            "TK303G",
            "TK306",
            "TK311",
            "TK401"));

    private static final List<Setting> SETTINGS = List.of(
            Setting.zone("zone", "how far its clock is ahead of UTC until it has said both; UTC without it"),
            DeviceClock.ROLLOVER);

    @Override
    public String name() {
        return "gps103";
    }

    @Override
    public int port() {
        return 5001;
    }

    @Override
    public Framing framing() {
        return new Gps103Framing();
    }

    @Override
    public int frameMax() {
        return 2_048;
    }

    @Override
    public IdentifierShape identifiers() {
        return IdentifierShape.DIGITS;
    }

    @Override
    public List<String> ids(byte[] frame) {
        return Imei.of(frame);
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
        int minutes = (int) DeviceClock.ahead(profile).orElse(Duration.ZERO).toMinutes();
        return DeviceClock.rightWeeks(new Gps103Session(new LocalClock(context, minutes)), profile);
    }

    @Override
    public List<CommandKind> commands(Profile profile) {
        return Gps103Commands.KINDS;
    }

    @Override
    public Parsed<byte[]> command(Command command, String deviceId, Profile profile) {
        return Gps103Commands.write(command, deviceId);
    }
}
