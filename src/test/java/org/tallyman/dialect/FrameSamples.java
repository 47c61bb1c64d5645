package org.tallyman.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Whole frames of every language, for tests that damage them: {@code frames.tsv}. */
public final class FrameSamples {

    private static final List<Sample> ALL = read();

    private FrameSamples() {}

    /**
     * A frame and how it comes.
     *
     * @param profile of the device that sends it
     * @param frame without what only a line needs
     */
    public record Sample(String language, Profile profile, String target, byte[] frame) {

        public Dialect dialect() {
            return new DialectRegistry().find(language).orElseThrow();
        }

        /** The same way, with other bytes. */
        public Frame with(byte[] payload) {
            return new Frame(target, payload, Frames.RECEIVED);
        }

        @Override
        public String toString() {
            return language + " " + frame.length;
        }
    }

    public static List<Sample> all() {
        return ALL;
    }

    /** Lines of language, settings with semicolons between them, target, and frame: hexadecimal, or text behind a quotation mark. */
    private static List<Sample> read() {
        try (InputStream lines = FrameSamples.class.getResourceAsStream("frames.tsv")) {
            return new String(Objects.requireNonNull(lines).readAllBytes(), UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Sample(cells[0], profile(cells[1]), cells[2], bytes(cells[3])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Profile profile(String settings) {
        Map<String, String> values = Arrays.stream(settings.split(";", -1))
                .filter(setting -> !setting.isEmpty())
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
        return new Profile(values);
    }

    private static byte[] bytes(String text) {
        return text.startsWith("\"")
                ? text.substring(1).getBytes(UTF_8)
                : HexFormat.of().parseHex(text);
    }
}
