package org.tallyman.dialect.suntech;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandAnswer;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.DeviceClock;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** Suntech trackers. */
public final class SuntechDialect implements LineDialect {

    private static final List<Setting> SETTINGS = List.of(
            DeviceClock.ZONE,
            DeviceClock.ROLLOVER,
            Setting.yesNo(
                    "hbm",
                    "reports have hour meter, backup battery and live or not behind them; without it where they look so"),
            Setting.yesNo("includeAdc", "reports have an analogue input"),
            Setting.yesNo("includeRpm", "reports have the speed of the engine"),
            Setting.yesNo("includeTemp", "reports have temperatures"));

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.of("Suntech", DeviceKind.TRACKER, "ST300", "ST310", "ST310U", "ST340", "ST340LC", "ST390"),
            DeviceModel.of(
                    "Suntech",
                    DeviceKind.TRACKER,
                    "ST3300",
                    "ST3310",
                    "ST3340",
                    "ST4300",
                    "ST4305",
                    "ST4310",
                    "ST4340",
                    "SA200",
                    "ST200",
                    "ST215"),
            DeviceModel.of("Suntech", DeviceKind.TRACKER, "ST600", "ST600R", "ST650", "ST650R"),
            DeviceModel.sleeping(
                    "Suntech", "ST400", "ST410G", "ST420", "ST910", "ST940", "ST730", "ST4410", "ST4500", "ST4505",
                    "ST4945"));

    private static final int SERIES = 5;

    @Override
    public String name() {
        return "suntech";
    }

    @Override
    public int port() {
        return 5011;
    }

    @Override
    public Framing framing() {
        return new SuntechFraming();
    }

    @Override
    public int frameMax() {
        return SuntechFraming.MAX;
    }

    @Override
    public List<String> ids(byte[] frame) {
        return SuntechFraming.isBinary(frame, 0, frame.length) ? BinaryReport.ids(frame) : ids(fields(frame));
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
        return DeviceClock.right(frame -> decode(frame, profile), profile);
    }

    private static Fields fields(byte[] frame) {
        int length = frame.length;
        while (length > 0 && (frame[length - 1] == '\r' || frame[length - 1] == '\n')) {
            length--;
        }
        return new Fields(frame, 0, length, ';');
    }

    /** The second field; the third where the second is the kind of report or says that it is an answer. */
    private static List<String> ids(Fields fields) {
        int field = fields.text(0).startsWith("ST9") || fields.is(1, "Res") ? 2 : 1;
        return fields.isDigits(field) ? List.of(fields.text(field)) : List.of();
    }

    private static Decoding decode(Frame frame, Profile profile) {
        byte[] bytes = frame.payload();
        if (SuntechFraming.isBinary(bytes, 0, bytes.length)) {
            Report report = BinaryReport.read(bytes);
            return report == null
                    ? refused(BinaryReport.ids(bytes), "length", bytes.length + " bytes", "ends before its values do")
                    : Decodings.of(report, frame, BinaryReport.ids(bytes), null);
        }
        Fields fields = fields(bytes);
        List<String> ids = ids(fields);
        String prefix = fields.length(0) > 8 ? "" : fields.text(0);
        if (ids.isEmpty() || prefix.length() < 3) {
            return refused(
                    ids, "frame", Decodings.start(bytes), "type, id and what the report says, with semicolons between");
        }
        Report report = read(fields, prefix, profile);
        return report == null ? Decodings.nothing(ids, null) : Decodings.of(report, frame, ids, null);
    }

    private static Decoding refused(List<String> ids, String code, String value, String rule) {
        return Decodings.refused(ids, new Refusal(code, "frame", value, rule));
    }

    /** Null for what tells nothing: keep-alives, and parts of crash records, which are not read. */
    private static @Nullable Report read(Fields fields, String prefix, Profile profile) {
        fields.seek(2);
        if (prefix.length() < SERIES) {
            return readNewer(fields, prefix);
        }
        String type = prefix.substring(SERIES);
        if (type.equals("HTE")) {
            return OtherReports.readJourney(fields);
        }
        if (prefix.startsWith("ST9")) {
            String kind = fields.text(1);
            fields.seek(3);
            return OtherReports.isSt910(kind) ? OtherReports.readSt910(fields, kind) : null;
        }
        if (type.equals("CMD")) {
            return result(fields, "CMD", 1);
        }
        if (prefix.startsWith("ST4")) {
            boolean known = type.equals("STT") || type.equals("ALT");
            return known ? OtherReports.readSt400(fields, type) : null;
        }
        return SeriesReport.isKnown(type)
                ? SeriesReport.read(fields, prefix.substring(0, SERIES), type, profile)
                : null;
    }

    private static @Nullable Report readNewer(Fields fields, String type) {
        if (type.equals("RES")) {
            return result(fields, type, 2);
        }
        return MaskedReport.isKnown(type) ? MaskedReport.read(fields, type) : null;
    }

    /** The answer to a command: all fields from one on. */
    private static Report result(Fields fields, String type, int from) {
        StringBuilder text = new StringBuilder();
        for (int field = from; field < fields.count(); field++) {
            text.append(field == from ? "" : ";").append(fields.text(field));
        }
        Report report = new Report();
        report.attribute("type", type);
        report.attribute("result", text.toString());
        return report;
    }
}
