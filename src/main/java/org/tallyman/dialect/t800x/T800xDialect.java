package org.tallyman.dialect.t800x;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandAnswer;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.CommandKind.Param;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.IdentifierShape;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.DeviceClock;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** Topflytech trackers. */
public final class T800xDialect implements LineDialect {

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.of(
                    "Topflytech",
                    DeviceKind.TRACKER,
                    "TLW1",
                    "TLW2-2BL",
                    "TLW2-12BL",
                    "TLD1-A",
                    "TLD2-L",
                    "PioneerX100",
                    "KnightX100"),
            DeviceModel.sleeping(
                    "Topflytech",
                    "TLP1-SF",
                    "TLP2-SFB",
                    "SolarGuardX100",
                    "SolarGuardX110",
                    "SolarGuardX200",
                    "T8603",
                    "T8806"));

    private static final List<Setting> SETTINGS = List.of(DeviceClock.ROLLOVER);

    private static final int IMEI_DIGITS = 15;
    private static final int MAX_COMMAND = 1_000;
    private static final List<CommandKind> COMMANDS = List.of(
            CommandKind.answered(CommandKind.CUSTOM, Param.text("data", "Text, such as RELAY,0000,On#", MAX_COMMAND)));

    @Override
    public String name() {
        return "t800x";
    }

    @Override
    public int port() {
        return 5041;
    }

    @Override
    public Framing framing() {
        return new T800xFraming();
    }

    @Override
    public int frameMax() {
        return T800xFraming.MAX;
    }

    @Override
    public IdentifierShape identifiers() {
        return IdentifierShape.IMEI;
    }

    @Override
    public List<String> ids(byte[] frame) {
        return isMessage(frame, 0) ? List.of(new Message(frame, 0, frame.length).imei()) : List.of();
    }

    @Override
    public List<CommandKind> commands(Profile profile) {
        return COMMANDS;
    }

    @Override
    public Optional<CommandAnswer> answer(byte[] frame, Decoding decoded) {
        return isMessage(frame, 0) && new Message(frame, 0, frame.length).type() == Types.COMMAND
                ? CommandAnswer.result(decoded)
                : Optional.empty();
    }

    /** Only {@code custom}, in the words of the device's manual; serial number and mode are those of settings. */
    @Override
    public Parsed<byte[]> command(Command command, String deviceId, Profile profile) {
        if (!command.type().equals("custom")) {
            return LineDialect.super.command(command, deviceId, profile);
        }
        String data = command.param("data").orElse("");
        if (data.isEmpty() || data.length() > MAX_COMMAND || data.chars().anyMatch(c -> c < ' ' || c > '~')) {
            return Parsed.refused("range", "data", data, "1 to 1000 printable characters");
        }
        if (deviceId.length() != IMEI_DIGITS || deviceId.chars().anyMatch(c -> c < '0' || c > '9')) {
            return Parsed.refused("range", "device", deviceId, "an IMEI of 15 digits");
        }
        int length = Message.HEADER + 1 + data.length();
        String header = "232381" + HexFormat.of().toHexDigits((short) length) + "0001" + "0" + deviceId + "01";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
        bytes.writeBytes(HexFormat.of().parseHex(header));
        bytes.writeBytes(data.getBytes(StandardCharsets.US_ASCII));
        return Parsed.ok(bytes.toByteArray());
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
        return DeviceClock.rightWeeks(T800xDialect::decode, profile);
    }

    private static boolean isMessage(byte[] bytes, int from) {
        return bytes.length - from >= Message.HEADER && Message.begins(bytes, from);
    }

    /** All messages of a datagram; what one says of its length counts only where another message begins behind it. */
    private static Decoding decode(Frame frame) {
        byte[] bytes = frame.payload();
        List<Element> elements = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        List<String> ids = new ArrayList<>(1);
        ByteArrayOutputStream reply = new ByteArrayOutputStream(16);
        boolean acknowledges = false;
        int from = 0;
        while (isMessage(bytes, from)) {
            int length = Message.length(bytes, from);
            boolean more = length >= Message.HEADER && length < bytes.length - from && isMessage(bytes, from + length);
            Message message = new Message(bytes, from, more ? from + length : bytes.length);
            if (!ids.contains(message.imei())) {
                ids.add(message.imei());
            }
            List<Report> reports = read(message);
            if (reports.isEmpty() && tells(message)) {
                rejections.add(new Rejection(elements.size() + rejections.size(), from, broken(message)));
            } else {
                reports.forEach(report -> report.elements(frame.receivedAt(), elements, rejections));
                acknowledges |= answer(message, reply);
            }
            from = message.to();
        }
        if (from == 0) {
            Refusal refusal = new Refusal(
                    "frame",
                    "frame",
                    Decodings.start(bytes),
                    "two equal bytes from 23 to 29, type, length, number, IMEI");
            rejections.add(new Rejection(0, 0, refusal));
        }
        return new Decoding(
                elements,
                rejections,
                ids,
                Checksum.NONE,
                reply.size() == 0 ? Optional.empty() : Optional.of(new Reply(reply.toByteArray(), acknowledges)));
    }

    private static Refusal broken(Message message) {
        return new Refusal("length", "message", Integer.toHexString(message.type()), "ends before its values do");
    }

    private static boolean tells(Message message) {
        return switch (message.type()) {
            case Types.POSITION,
                    Types.ALARM,
                    Types.POSITION_2,
                    Types.ALARM_2,
                    Types.POSITION_2_WITH_MOTION,
                    Types.ALARM_2_WITH_MOTION,
                    Types.POSITION_WITH_MOTION,
                    Types.ALARM_WITH_MOTION,
                    Types.BEHAVIOUR_BY_SATELLITES,
                    Types.BEHAVIOUR_BY_ACCELERATION,
                    Types.ACCIDENT -> true;
            case Types.POSITION_OR_ACCESS_POINTS, Types.ALARM_OR_ACCESS_POINTS -> message.kind() == Message.ASSET;
            default -> false;
        };
    }

    private static List<Report> read(Message message) {
        boolean asset = message.kind() == Message.ASSET;
        return switch (message.type()) {
            case Types.POSITION,
                    Types.ALARM,
                    Types.POSITION_2,
                    Types.ALARM_2,
                    Types.POSITION_2_WITH_MOTION,
                    Types.ALARM_2_WITH_MOTION,
                    Types.POSITION_WITH_MOTION,
                    Types.ALARM_WITH_MOTION -> {
                Report report = asset ? AssetReport.read(message) : VehicleReport.read(message);
                yield report == null ? List.of() : List.of(report);
            }
            case Types.BEHAVIOUR_BY_SATELLITES ->
                asset ? List.of(OtherMessages.readNetwork(message)) : Behaviour.readBySatellites(message);
            case Types.BEHAVIOUR_BY_ACCELERATION -> Behaviour.readByAcceleration(message);
            case Types.ACCIDENT -> Behaviour.readAccident(message);
            case Types.BLUETOOTH, Types.BLUETOOTH_WITH_PLACE -> List.of(OtherMessages.readBluetooth(message));
            case Types.NETWORK -> List.of(OtherMessages.readNetwork(message));
            case Types.ACCESS_POINTS -> List.of(OtherMessages.readAccessPoints(message));
            case Types.SERIAL ->
                message.kind() == Message.OBD
                        ? List.of(Diagnosis.read(message))
                        : asset ? List.of() : Wired.readSerial(message);
            case Types.RS485 -> List.of(Wired.readRs485(message));
            case Types.DIAGNOSIS -> List.of(Diagnosis.read(message));
            case Types.ONE_WIRE -> List.of(Wired.readOneWire(message));
            case Types.POSITION_OR_ACCESS_POINTS, Types.ALARM_OR_ACCESS_POINTS -> {
                Report report = asset ? AssetReport.read(message) : null;
                yield report == null ? List.of() : List.of(report);
            }
            case Types.TEMPERATURES -> asset ? List.of(OtherMessages.readTemperatures(message)) : List.of();
            case Types.LOCK -> List.of(OtherMessages.readLock(message));
            case Types.COMMAND -> List.of(OtherMessages.readAnswer(message));
            default -> List.of();
        };
    }

    /** Positions are not answered; alarms are with their code. Tells whether the device may forget the message by it. */
    private static boolean answer(Message message, ByteArrayOutputStream reply) {
        boolean asset = message.kind() == Message.ASSET;
        if (message.type() == Types.ALARM_OR_ACCESS_POINTS && !asset) {
            reply.writeBytes(message.answer(0));
            return true;
        }
        switch (message.type()) {
            case Types.POSITION, Types.POSITION_2, Types.POSITION_WITH_MOTION, Types.POSITION_2_WITH_MOTION -> {
                return false;
            }
            case Types.ALARM,
                    Types.ALARM_2,
                    Types.ALARM_WITH_MOTION,
                    Types.ALARM_2_WITH_MOTION,
                    Types.ALARM_OR_ACCESS_POINTS -> {
                int at = asset ? 1 : Types.isSecond(message.type()) ? 30 : message.kind() == Message.OBD ? 18 : 22;
                reply.writeBytes(message.answer(message.bytes()[message.from() + Message.HEADER + at] & 0xFF));
            }
            default -> reply.writeBytes(message.answer(0));
        }
        return message.type() != Types.LOGIN && message.type() != Types.HEARTBEAT;
    }
}
