package org.tallyman.dialect.jt600;

import java.util.List;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.dialect.tracker.DeviceClock;
import org.tallyman.ident.Parsed;

/** Jointech's electronic seals. */
public final class Jt600Dialect implements LineDialect {

    private static final List<DeviceModel> MODELS = DeviceModel.list(DeviceModel.of(
            "Jointech",
            DeviceKind.TRACKER,
            "JT701",
            "JT701D",
            "JT701T",
            "JT600",
            "JT600C",
            "JT705A",
            "JT709A",
            "JT802"));

    private static final List<Setting> SETTINGS = List.of(DeviceClock.ZONE, DeviceClock.ROLLOVER);

    @Override
    public String name() {
        return "jt600";
    }

    @Override
    public int port() {
        return 5014;
    }

    @Override
    public Framing framing() {
        return new Jt600Framing();
    }

    @Override
    public int frameMax() {
        return Jt600Framing.FRAME_MAX;
    }

    @Override
    public List<String> ids(byte[] frame) {
        return BinaryMessage.is(frame) ? BinaryMessage.ids(frame) : Sentence.ids(frame);
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
    public List<CommandKind> commands(Profile profile) {
        return Commands.KINDS;
    }

    @Override
    public Parsed<byte[]> command(Command command, String deviceId, Profile profile) {
        return Commands.write(command);
    }

    @Override
    public Session open(Profile profile) {
        return DeviceClock.right(Jt600Dialect::decode, profile);
    }

    private static Decoding decode(Frame frame) {
        return BinaryMessage.is(frame.payload()) ? BinaryMessage.decode(frame) : Sentence.decode(frame);
    }
}
