package org.tallyman.dialect.textline;

import java.util.List;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;

/** Lines of text, laid out as the device's profile says ({@link LineSettings}). A line is a fact of its own: it has no number. */
public final class TextLineDialect implements LineDialect {

    private static final int FRAME_MAX = 8_192;

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

    @Override
    public Session open(Profile profile) {
        LineSettings settings = LineSettings.of(profile);
        return frame -> TextLine.read(frame, settings);
    }
}
