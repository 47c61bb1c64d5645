package org.tallyman.dialect.textline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;

/** Lines of text, laid out as the device's profile says ({@link LineSettings}). A line is a fact of its own: it has no number. */
public final class TextLineDialect implements LineDialect {

    private static final List<Setting> SETTINGS = List.of(
            Setting.text("start", "what a line begins with, such as \\x02"),
            Setting.text("end", "what a line ends with; carriage return or line feed without it"),
            Setting.text("charset", "of the text; UTF-8 without it"),
            Setting.text("layout", "what a line holds, such as {weight kg}; {scan} without it"),
            Setting.text("noRead", "the text that means that nothing was read"),
            Setting.text("heartbeat", "the text that says that it is there"),
            Setting.text("heartbeatReply", "what that is answered"),
            Setting.text("reply", "what a line is answered once it is kept, such as \\x06"),
            Setting.number(
                    "silence",
                    "seconds without a line or heartbeat after which a device that Tallyman calls is called again; else never",
                    1,
                    9_999_999));

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.of("Cognex", DeviceKind.SCANNER, "DataMan"),
            DeviceModel.of("SICK", DeviceKind.SCANNER, "CLV", "Lector")
                    .map(model ->
                            model.with("start", "\\x02").with("end", "\\x03").with("noRead", "NoRead")),
            DeviceModel.of("Cubiscan", DeviceKind.SENSOR, "dimensioner")
                    .map(model -> model.with("start", "\\x02").with("end", "\\x03")));

    private static final int FRAME_MAX = 8_192;
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,6}");

    @Override
    public String name() {
        return "textline";
    }

    /** The host port of SICK readers, which others take over. */
    @Override
    public int port() {
        return 2112;
    }

    @Override
    public int frameMax() {
        return FRAME_MAX;
    }

    @Override
    public Framing framing() {
        return framing(Profile.DEFAULT);
    }

    @Override
    public Framing framing(Profile profile) {
        return new TextFraming(LineSettings.of(profile));
    }

    @Override
    public boolean knownByAddress() {
        return true;
    }

    @Override
    public List<String> ids(byte[] frame) {
        return List.of();
    }

    /** Scanners and scales say a thing once. */
    @Override
    public boolean repeats() {
        return false;
    }

    /**
     * After how long without a line, or a heartbeat, a device that is called is taken for gone: the setting {@code silence} in
     * seconds. Empty, since a scanner that has nothing to scan says nothing.
     */
    public Optional<Duration> silenceMax(Profile profile) {
        return profile.setting("silence")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
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
        LineSettings settings = LineSettings.of(profile);
        return frame -> TextLine.read(frame, settings);
    }
}
