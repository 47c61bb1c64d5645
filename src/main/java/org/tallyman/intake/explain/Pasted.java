package org.tallyman.intake.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Observation;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.ident.CompanyPrefixLengths;
import org.tallyman.ident.EpcEncoding;

/**
 * What a pasted text is: codes, one a line, or frames of a device language.
 *
 * @param dialect the language of the frames; empty without frames
 * @param worth how well the language fits: what it understood, less what it refused
 */
record Pasted(List<CodeView> codes, String dialect, List<FrameReport> frames, int worth) {

    static final Pasted NOTHING = new Pasted(List.of(), "", List.of(), 0);

    private static final int LINES_MAX = 200;

    /** What an understood observation is worth; see {@link #worth}. */
    private static final int OBSERVATION = 10;

    /** Reads a text in this language, or as what it looks like when {@code language} is empty. */
    static Pasted explain(
            String text, String language, DialectRegistry dialects, CompanyPrefixLengths prefixes, Instant now) {
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
                        .map(line -> CodeView.of(line, EpcEncoding.shortest().with(prefixes), false))
                        .toList();
        if (codes.stream().anyMatch(CodeView::valid)) {
            return new Pasted(codes, "", List.of(), 0);
        }
        Pasted best = dialects.names().stream()
                .map(name -> frames(dialects.find(name).orElseThrow(), lines, now))
                .max(Comparator.comparingInt(Pasted::worth))
                .orElse(NOTHING);
        // The bits of a tag that is no EPC pass for a status in some language; only more than that makes them a frame.
        boolean tags = codes.stream().anyMatch(code -> code.rawUri() != null);
        boolean understood =
                best.frames().stream().anyMatch(frame -> !frame.observations().equals("[]"))
                        && (!tags || best.worth() >= OBSERVATION);
        return understood || codes.isEmpty() ? best : new Pasted(codes, "", List.of(), 0);
    }

    private static Pasted frames(Dialect dialect, List<String> lines, Instant now) {
        Session session = dialect.open(Profile.DEFAULT);
        List<FrameReport> reports = new ArrayList<>();
        int worth = 0;
        for (String line : lines) {
            Frame frame = new Frame("", FrameText.bytes(line), now);
            Decoding decoding = session.receive(frame);
            worth += worth(decoding);
            reports.add(FrameReport.of(reports.size(), frame, decoding));
        }
        return new Pasted(List.of(), dialect.name(), reports, worth);
    }

    /** A status or a scan counts least: some languages take nearly anything for one. */
    private static int worth(Decoding decoding) {
        int worth = -1_000 * decoding.rejections().size();
        for (Element element : decoding.elements()) {
            worth += tellsLittle(element.observation()) ? 1 : OBSERVATION;
        }
        return worth;
    }

    private static boolean tellsLittle(Observation observation) {
        return observation instanceof Observation.DeviceStatus || observation instanceof Observation.Scan;
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
}
