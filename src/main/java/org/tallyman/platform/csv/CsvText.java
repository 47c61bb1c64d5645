package org.tallyman.platform.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes CSV (RFC 4180) that {@link CsvTable} reads back and that a spreadsheet shows but never runs: text that begins
 * like a formula gets an apostrophe before it, as OWASP advises against CSV injection; numbers stay as they are.
 */
public final class CsvText {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r\n].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private CsvText() {}

    public static String of(List<String> columns, Stream<List<String>> rows) {
        return rows(Stream.concat(Stream.of(columns), rows));
    }

    /** Without a head: what goes on from a part before. */
    public static String rows(Stream<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            rows.forEach(row ->
                    writer.writeRecord(row.stream().map(CsvText::harmless).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("a string that cannot be written", e);
        }
        return text.toString();
    }

    static String harmless(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    /** The text that {@link #harmless} was given. */
    static String plain(String text) {
        return text.startsWith("'") && FORMULA.matcher(text).matches() ? text.substring(1) : text;
    }
}
