package org.tallyman.dialect.llrp;

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
import org.tallyman.dialect.line.Dialogue;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/**
 * EPCglobal LLRP 1.0.1 and 1.1. A reader names itself only when it is asked for its configuration: who it is says the line. It
 * does not read before it is told what, whoever called whom, which {@link LlrpConversation} does. It needs no answer for what it read, and loses what it read while nobody was connected unless it was
 * told to hold reports.
 */
public final class LlrpDialect implements LineDialect {

    private static final List<Setting> SETTINGS = List.of(
            Setting.text("antennas", "port numbers, such as 1,2; all without it"),
            Setting.number("power", "index into the reader's table of transmit powers", 0, 0xFFFF),
            Setting.number("session", "of the air protocol", 0, 3),
            Setting.number("mode", "index into the reader's table of radio modes", 0, 0xFFFF),
            Setting.number("population", "how many tags are expected in the field", 0, 0xFFFF),
            Setting.number("searchMode", "of Impinj readers, as the maker numbers them", 0, 0xFFFF),
            Setting.text("contents", "what a report says of a tag, such as antenna,rssi,phase"),
            Setting.number("reportEvery", "after how many tags a report is sent; 1 without it", 1, 0xFFFF),
            Setting.number(
                    "triggerInput", "the input that starts reading; it reads all the time without it", 1, 0xFFFF),
            Setting.oneOf("triggerState", "of the input that starts reading", "high", "low"),
            Setting.number("triggerTimeoutMs", "after which reading stops all the same", 0, Integer.MAX_VALUE),
            Setting.number("keepaliveSeconds", "how often the reader shows that it is there; 15 without it", 1, 3_600),
            Setting.yesNo("holdReports", "keeps reports while nobody is connected"),
            Setting.yesNo("clearSpecs", "deletes what others had set up; so without it"),
            Setting.yesNo("extensions", "uses the maker's own additions; so without it"),
            Setting.yesNo("negotiateVersion", "speaks LLRP 1.1 with a reader that can"),
            Setting.yesNo("configure", "false listens to a reader that others set up"));

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.of("Impinj", DeviceKind.READER, "R420", "R220", "R120", "xPortal", "xArray", "R700"),
            DeviceModel.of("Zebra", DeviceKind.READER, "FX9600", "FX7500"),
            DeviceModel.of("Alien", DeviceKind.READER, "ALR-F800"),
            DeviceModel.of("Jadak", DeviceKind.READER, "Sargas", "IZAR"));

    static final int FRAME_MAX = 1 << 20;

    private static final int PORT = 5_084;

    @Override
    public String name() {
        return "llrp";
    }

    @Override
    public int port() {
        return PORT;
    }

    @Override
    public int securedPort() {
        return 5085;
    }

    @Override
    public Framing framing() {
        return new LlrpFraming();
    }

    @Override
    public int frameMax() {
        return FRAME_MAX;
    }

    @Override
    public boolean knownByAddress() {
        return true;
    }

    /** None: what a reader says when it is asked who it is, {@link org.tallyman.dialect.Decoding#ids} tells. */
    @Override
    public List<String> ids(byte[] frame) {
        return List.of();
    }

    @Override
    public Optional<Dialogue> dialogue(Profile profile) {
        return Optional.of(new LlrpDialogue(profile));
    }

    @Override
    public List<CommandKind> commands(Profile profile) {
        return ReaderCommands.KINDS;
    }

    @Override
    public Parsed<byte[]> command(Command command, String deviceId, Profile profile) {
        return ReaderCommands.write(command);
    }

    /** None: its dialogue says when. A reader that was let in may have nothing to say for long. */
    @Override
    public boolean takesCommandsAfter(byte[] frame) {
        return false;
    }

    @Override
    public Optional<CommandAnswer> answer(byte[] frame, Decoding decoded) {
        return ReaderCommands.answer(frame);
    }

    @Override
    public boolean repeats() {
        return false;
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public Optional<Refusal> fault(Profile profile) {
        return LineDialect.super
                .fault(profile)
                .or(() -> ReaderProfile.of(profile) instanceof Parsed.Refused<ReaderProfile>(Refusal refusal)
                        ? Optional.of(refusal)
                        : Optional.empty());
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
        return new LlrpSession(context);
    }
}
