package org.tallyman.ident;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The tables beside this package: UTF-8 lines, comments start with a hash sign. */
final class TableFile {

    private TableFile() {}

    /** The lines of a table without its comments. */
    static List<String> lines(String resource) {
        InputStream in = Objects.requireNonNull(TableFile.class.getResourceAsStream(resource), resource);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
