package org.tallyman.dialect.teltonika;

import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandAnswer;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.IdentifierShape;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.dialect.tracker.DeviceClock;
import org.tallyman.ident.Parsed;

/** Trackers of Teltonika. A login, a packet of TCP and a packet of UDP tell themselves apart by their first bytes. */
public final class TeltonikaDialect implements LineDialect {

    private static final List<Setting> SETTINGS = List.of(
            Setting.CHECKSUM, DeviceClock.ROLLOVER, IoElements.FAMILY, IoElements.BLE_TEMPERATURE, Reading.EXTENDED);

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.of(
                    "Teltonika",
                    DeviceKind.TRACKER,
                    "FMC130",
                    "FMB920",
                    "FMC920",
                    "FMM920",
                    "FMB110",
                    "FMB120",
                    "FMB122",
                    "FMB125",
                    "FMB130",
                    "FMM130",
                    "FMB140",
                    "FMC150",
                    "FMB202",
                    "FMB204",
                    "FMC234",
                    "FMC230",
                    "FMB003",
                    "FMC003",
                    "FMP100",
                    "FMT100",
                    "FTC921",
                    "FTC961",
                    "FTM920",
                    "MTB100",
                    "TFT100",
                    "FM3001"),
            DeviceModel.of(
                    "Teltonika",
                    DeviceKind.TRACKER,
                    "FMB630",
                    "FMB640",
                    "FMB641",
                    "FMC640",
                    "FMM640",
                    "FMC650",
                    "FMM650",
                    "FM6300"),
            DeviceModel.sleeping("Teltonika", "TAT100", "TAT140", "TAT141", "TAT240", "TMT250", "GH5200"));

    private static final byte[] REFUSED = {0};

    @Override
    public String name() {
        return "teltonika";
    }

    @Override
    public int port() {
        return 5027;
    }

    @Override
    public Framing framing() {
        return new TeltonikaFraming();
    }

    @Override
    public int frameMax() {
        return TeltonikaFraming.FRAME_MAX;
    }

    @Override
    public boolean isDamaged(byte[] frame) {
        return Packet.isDamaged(frame);
    }

    @Override
    public IdentifierShape identifiers() {
        return IdentifierShape.IMEI;
    }

    @Override
    public List<String> ids(byte[] frame) {
        return Packet.ids(frame);
    }

    @Override
    public Optional<byte[]> refusal(byte[] frame) {
        return Packet.isLogin(frame) ? Optional.of(REFUSED.clone()) : Optional.empty();
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
        Reading reading = Reading.of(profile);
        return DeviceClock.rightWeeks(frame -> Packet.decode(frame, reading), profile);
    }

    @Override
    public List<CommandKind> commands(Profile profile) {
        return CommandPacket.KINDS;
    }

    @Override
    public Optional<CommandAnswer> answer(byte[] frame, Decoding decoded) {
        return Packet.isAnswer(frame) ? CommandAnswer.result(decoded) : Optional.empty();
    }

    /** As the maker's document wants it: once the first data is acknowledged, which follows the login. */
    @Override
    public boolean takesCommandsAfter(byte[] frame) {
        return !Packet.isLogin(frame);
    }

    @Override
    public Parsed<byte[]> command(Command command, String deviceId, Profile profile) {
        return CommandPacket.write(command);
    }
}
