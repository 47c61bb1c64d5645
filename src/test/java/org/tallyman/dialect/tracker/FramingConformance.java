package org.tallyman.dialect.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Conformance;
import org.tallyman.dialect.line.Cut;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;

/** Cuts recorded buffers on a new line each and lists where frame or length differ from what a mature server cut. */
public final class FramingConformance {

    private FramingConformance() {}

    /** What came first on a line: a frame or null, and how many bytes it and the noise before it took. */
    public record First(@Nullable String frame, int consumed) {}

    /** What differs, one line each. Empty when all agrees. */
    public static List<String> differences(LineDialect dialect) {
        List<String> differences = new ArrayList<>();
        for (JsonNode row : Conformance.records("trackers/framing.jsonl")) {
            if (!row.get("protocol").asText().equals(dialect.name())) {
                continue;
            }
            String frame = row.get("frame").isNull() ? null : row.get("frame").asText();
            First wanted = new First(frame, row.get("consumed").asInt());
            First found = first(
                    dialect.framing(), HexFormat.of().parseHex(row.get("input").asText()));
            if (!Objects.equals(wanted, found)) {
                differences.add(row.get("input").asText() + ": " + found + ", not " + wanted);
            }
        }
        return differences;
    }

    /** The first frame of a line, with the noise before it. */
    public static First first(Framing framing, byte[] line) {
        int at = 0;
        while (at < line.length) {
            switch (framing.next(line, at, line.length)) {
                case Cut.Complete(byte[] frame, int consumed) -> {
                    return new First(HexFormat.of().formatHex(frame), at + consumed);
                }
                case Cut.Noise(int consumed) -> at += consumed;
                case Cut.Partial() -> {
                    return new First(null, at);
                }
            }
        }
        return new First(null, at);
    }

    /** All frames of a line that comes byte by byte, as a slow network may bring it; what is left is dropped. */
    public static List<byte[]> trickle(Framing framing, byte[] line) {
        List<byte[]> frames = new ArrayList<>();
        int at = 0;
        for (int to = 1; to <= line.length; to++) {
            boolean more = true;
            while (more && at < to) {
                switch (framing.next(line, at, to)) {
                    case Cut.Complete(byte[] frame, int consumed) -> {
                        frames.add(frame);
                        at += consumed;
                    }
                    case Cut.Noise(int consumed) -> at += consumed;
                    case Cut.Partial() -> more = false;
                }
            }
        }
        return frames;
    }
}
