package org.tallyman.dialect.h02;

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

/**
 * H02. With the profile's setting {@code ack} reports that are else left without an answer get an {@code R12}, for
 * devices that would send them again.
 */
public final class H02Dialect implements LineDialect {

    private static final List<Setting> SETTINGS = List.of(
            DeviceClock.ZONE, DeviceClock.ROLLOVER, Setting.yesNo("ack", "answers reports that do not ask for it"));

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.of(
                    "SinoTrack", DeviceKind.TRACKER, "ST-901", "ST-901L", "ST-902", "ST-903", "ST-906", "ST-907"),
            DeviceModel.of("", DeviceKind.TRACKER, "H02", "H08", "TX5"));

    @Override
    public String name() {
        return "h02";
    }

    @Override
    public int port() {
        return 5013;
    }

    @Override
    public Framing framing() {
        return new H02Framing();
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
        return BinaryReport.is(frame) ? BinaryReport.ids(frame) : Sentence.ids(frame);
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
        boolean acks = profile.is("ack");
        return DeviceClock.right(
                frame -> BinaryReport.is(frame.payload())
                        ? BinaryReport.decode(frame, acks)
                        : Sentence.decode(frame, acks),
                profile);
    }

    @Override
    public List<CommandKind> commands(Profile profile) {
        return H02Commands.KINDS;
    }

    @Override
    public Optional<CommandAnswer> answer(byte[] frame, Decoding decoded) {
        return Sentence.isAnswer(frame) ? CommandAnswer.result(decoded) : Optional.empty();
    }

    @Override
    public Parsed<byte[]> command(Command command, String deviceId, Profile profile) {
        return H02Commands.write(command, deviceId);
    }
}
