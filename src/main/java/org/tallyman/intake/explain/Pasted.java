package org.tallyman.intake.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.ident.EpcEncoding;

/**
 * What a pasted text is: codes, one a line, or frames of a device language.
 *
 * @param dialect the language of the frames; empty without frames
 */
record Pasted(List<CodeView> codes, String dialect, List<FrameReport> frames) {

    static final Pasted NOTHING = new Pasted(List.of(), "", List.of());

    private static final int LINES_MAX = 200;

    /** Reads a text in this language, or as what it looks like when {@code language} is empty. */
    static Pasted explain(String text, String language, DialectRegistry dialects, Instant now) {
        List<String> lines = lines(text);
        if (lines.isEmpty()) {
            return NOTHING;
        }
        if (dialects.find(language).isPresent()) {
            return frames(dialects.find(language).get(), lines, now);
        }
        List<CodeView> codes = isJson(text)
                ? List.of()
                : lines.stream()
                        .map(line -> CodeView.of(line, EpcEncoding.shortest()))
                        .toList();
        if (codes.stream().anyMatch(CodeView::valid)) {
            return new Pasted(codes, "", List.of());
        }
        Pasted best = dialects.names().stream()
                .map(name -> frames(dialects.find(name).orElseThrow(), lines, now))
                .max(Comparator.comparingInt(Pasted::worth))
                .orElse(NOTHING);
        boolean understood =
                best.frames().stream().anyMatch(frame -> !frame.observations().equals("[]"));
        return understood || codes.isEmpty() ? best : new Pasted(codes, "", List.of());
    }

    private static Pasted frames(Dialect dialect, List<String> lines, Instant now) {
        Session session = dialect.open(Profile.DEFAULT);
        List<FrameReport> reports = new ArrayList<>();
        for (String line : lines) {
            Frame frame = new Frame("", FrameText.bytes(line), now);
            reports.add(FrameReport.of(reports.size(), frame, session.receive(frame)));
        }
        return new Pasted(List.of(), dialect.name(), reports);
    }

    /** JSON is one frame however it is broken into lines. */
    private static List<String> lines(String text) {
        if (isJson(text)) {
            return List.of(text.strip());
        }
        return text.lines()
                .map(line -> line.replace("\r", ""))
                .filter(line -> !line.isBlank())
                .limit(LINES_MAX)
                .toList();
    }

    private static boolean isJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private int worth() {
        return frames.stream()
                .mapToInt(frame ->
                        frame.observations().length() - frame.rejections().size() * 10_000)
                .sum();
    }
}
