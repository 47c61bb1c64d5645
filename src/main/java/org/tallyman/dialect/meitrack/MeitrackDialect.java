package org.tallyman.dialect.meitrack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandAnswer;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.IdentifierShape;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.DeviceClock;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** Meitrack trackers. Settings: {@code model} for the voltages of text records, {@code alternative} for commands. */
public final class MeitrackDialect implements LineDialect {

    private static final String RECORD = "AAA";
    private static final String RECORD_RULE = "event, latitude, longitude, time, validity and so on";

    private static final List<Setting> SETTINGS = List.of(
            Setting.CHECKSUM,
            DeviceClock.ZONE,
            DeviceClock.ROLLOVER,
            Voltages.SETTING,
            Setting.yesNo("alternative", "writes commands in the words of older models"));

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.of(
                    "Meitrack",
                    DeviceKind.TRACKER,
                    "T366",
                    "T1",
                    "T3",
                    "T333",
                    "T355",
                    "T399",
                    "T622",
                    "T633",
                    "MVT100",
                    "MVT340",
                    "MVT380",
                    "MVT600",
                    "MVT800",
                    "TC68",
                    "TC68S",
                    "MT90"),
            DeviceModel.sleeping("Meitrack", "T711L", "P66", "P88L", "P99G"));

    @Override
    public String name() {
        return "meitrack";
    }

    @Override
    public int port() {
        return 5020;
    }

    @Override
    public Framing framing() {
        return new MeitrackFraming();
    }

    @Override
    public int frameMax() {
        return MeitrackFraming.MAX;
    }

    @Override
    public boolean isDamaged(byte[] frame) {
        Message message = frame.length == 0 ? null : Message.read(frame);
        return message != null && message.checksum() == Checksum.BAD;
    }

    @Override
    public IdentifierShape identifiers() {
        return IdentifierShape.DIGITS;
    }

    @Override
    public List<String> ids(byte[] frame) {
        Message message = frame.length == 0 ? null : Message.read(frame);
        return message == null ? List.of() : message.ids();
    }

    @Override
    public List<CommandKind> commands(Profile profile) {
        return Commands.KINDS;
    }

    @Override
    public Optional<CommandAnswer> answer(byte[] frame, Decoding decoded) {
        return CommandAnswer.result(decoded);
    }

    @Override
    public Parsed<byte[]> command(Command command, String deviceId, Profile profile) {
        return Commands.write(command, deviceId, profile);
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
        Voltages converter = Voltages.of(profile);
        return DeviceClock.right(frame -> decode(frame, profile, converter), profile);
    }

    private static Decoding decode(Frame frame, Profile profile, Voltages converter) {
        @Nullable Message message = frame.payload().length == 0 ? null : Message.read(frame.payload());
        if (message == null) {
            Refusal refusal = new Refusal(
                    "frame", "frame", Decodings.start(frame.payload()), "two dollar signs, length, IMEI, command");
            return new Decoding(
                    List.of(), List.of(new Rejection(0, 0, refusal)), List.of(), Checksum.NONE, Optional.empty());
        }
        if (message.checksum() == Checksum.BAD && !profile.ignoresChecksum()) {
            return refused(message, message.wrongChecksum());
        }
        return switch (message.command()) {
            case "D00" -> decoding(message, List.of(), frame, Photos.part(message));
            case "AAC" -> {
                byte[] reply = Message.toDevice('z', message.imei(), "AAC,1");
                yield decoding(message, List.of(), frame, Optional.of(Reply.atOnce(reply)));
            }
            case "D03" -> decoding(message, List.of(), frame, Photos.taken(message));
            case "CCC" -> {
                List<Report> reports = CachedRecords.read(message);
                byte[] reply = Message.toDevice(message.flag(), message.imei(), "CCC," + reports.size());
                yield decoding(message, reports, frame, Optional.of(Reply.acknowledging(reply)));
            }
            case "CCE" -> {
                List<Report> reports = ParameterRecords.read(message);
                Decoding decoding = decoding(message, reports, frame, Optional.empty());
                if (reports.size() < ParameterRecords.count(message)) {
                    List<Rejection> rejections = new ArrayList<>(decoding.rejections());
                    rejections.add(
                            new Rejection(decoding.elements().size() + rejections.size(), -1, broken(reports.size())));
                    yield decoding.with(decoding.elements(), rejections);
                }
                yield decoding;
            }
            case RECORD -> {
                Report report = TextReport.read(message, converter);
                yield report == null
                        ? refused(message, new Refusal("record", RECORD, message.text(), RECORD_RULE))
                        : decoding(message, List.of(report), frame, Optional.empty());
            }
            default -> decoding(message, List.of(text(message, converter)), frame, Optional.empty());
        };
    }

    /** A record, or else the answer to a command. */
    private static Report text(Message message, Voltages converter) {
        Report report = TextReport.read(message, converter);
        if (report == null) {
            report = new Report();
            String text = message.text();
            report.attribute("result", text.isEmpty() ? message.command() : message.command() + "," + text);
        }
        return report;
    }

    private static Decoding decoding(Message message, List<Report> reports, Frame frame, Optional<Reply> reply) {
        return Decodings.of(reports, frame, message.ids(), message.checksum(), reply.orElse(null));
    }

    private static Refusal broken(int record) {
        return new Refusal("length", "record", String.valueOf(record), "ends before its parameters do");
    }

    private static Decoding refused(Message message, Refusal refusal) {
        return new Decoding(
                List.of(), List.of(new Rejection(0, 0, refusal)), message.ids(), message.checksum(), Optional.empty());
    }
}
