package org.tallyman.dialect.lorawan.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Tables of codecs that lie beside the classes: lines of text, {@code #} before remarks. */
final class Tables {

    private Tables() {}

    /** The lines that say something, without white space behind. */
    static List<String> lines(String table) {
        InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(table), table);
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::stripTrailing)
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(table, e);
        }
    }
}
