package org.tallyman.platform.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallyman.platform.Problem;
import org.tallyman.platform.StorableText;
import org.tallyman.platform.command.Outcome;

/** A read CSV file: named columns, and rows with the line on which each begins. At most 10,000 rows. */
public record CsvTable(List<String> columns, List<Row> rows) {

    public static final int ROWS_MAX = 10_000;

    private static final Pattern LINE = Pattern.compile("started in line ([0-9]+)");
    private static final String AFTER_QUOTE = "Unexpected character after closing quote";

    /** The values by column name; a blank value is there as an empty string. */
    public record Row(long line, Map<String, String> values) {
        public Row {
            values = Map.copyOf(values);
        }
    }

    public CsvTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Reads text whose first line names the columns, in any order; comma, semicolon or tab, whichever the first line
     * has most of. A byte order mark is skipped, empty lines too.
     *
     * @param known names that a column may have; another one is refused, so that a typing error in it does not lose data
     * @param required names that must be there
     */
    public static Outcome<CsvTable> read(String text, Set<String> known, Set<String> required) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(plain))
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(plain)) {
            List<CsvRecord> records = new ArrayList<>();
            for (CsvRecord record : reader) {
                if (records.size() > ROWS_MAX) {
                    return Outcome.refused(Problem.invalid("file", "", "has at most " + ROWS_MAX + " rows"));
                }
                records.add(record);
            }
            Optional<Problem> open = records.isEmpty() ? Optional.empty() : unclosed(plain, records.getLast());
            if (open.isPresent()) {
                return Outcome.refused(open.get());
            }
            return table(records, known, required);
        } catch (CsvParseException e) {
            return Outcome.refused(malformed(e));
        } catch (IOException e) {
            throw new UncheckedIOException("a string that cannot be read", e);
        }
    }

    /** The reader says in which line the row began, and its cause what is wrong there. */
    private static Problem malformed(CsvParseException e) {
        Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String rule = String.valueOf(cause.getMessage()).startsWith(AFTER_QUOTE)
                ? "has nothing between the quotation mark that ends a field and the comma or line end behind it; a quotation"
                        + " mark within a field is written twice (RFC 4180)"
                : "is CSV (RFC 4180): " + cause.getMessage();
        return Problem.invalid(line.find() ? "line " + line.group(1) : "file", "", rule);
    }

    /** A field that begins with a quotation mark and runs to the end of the file would take all rows with it. */
    private static Optional<Problem> unclosed(String text, CsvRecord last) {
        String field = last.getField(last.getFieldCount() - 1);
        return !field.isEmpty() && text.endsWith("\"" + field.replace("\"", "\"\"")) && !text.endsWith("\"")
                ? Optional.of(Problem.invalid(
                        "line " + last.getStartingLineNumber(),
                        field.lines().findFirst().orElse(""),
                        "has a quotation mark at the end of each field that begins with one (RFC 4180)"))
                : Optional.empty();
    }

    private static Outcome<CsvTable> table(List<CsvRecord> records, Set<String> known, Set<String> required) {
        if (records.isEmpty()) {
            return Outcome.refused(Problem.invalid("file", "", "has a first line that names the columns"));
        }
        List<String> columns =
                records.getFirst().getFields().stream().map(String::strip).toList();
        Optional<Problem> problem = columnProblem(columns, known, required);
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        List<Row> rows = new ArrayList<>();
        for (CsvRecord record : records.subList(1, records.size())) {
            if (record.getFieldCount() != columns.size()) {
                return Outcome.refused(Problem.invalid(
                        "line " + record.getStartingLineNumber(),
                        "",
                        "has " + record.getFieldCount() + " fields under " + columns.size() + " columns"));
            }
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < record.getFieldCount(); i++) {
                String text = record.getField(i);
                if (!StorableText.holds(text)) {
                    return Outcome.refused(Problem.invalid(
                            "line " + record.getStartingLineNumber() + ", " + columns.get(i), text, StorableText.RULE));
                }
                values.put(columns.get(i), CsvText.plain(text));
            }
            rows.add(new Row(record.getStartingLineNumber(), values));
        }
        return Outcome.done(new CsvTable(columns, rows));
    }

    private static Optional<Problem> columnProblem(List<String> columns, Set<String> known, Set<String> required) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!known.contains(column)) {
                return Optional.of(
                        Problem.invalid("column", column, "is one of " + String.join(", ", new TreeSet<>(known))));
            }
            if (!seen.add(column)) {
                return Optional.of(Problem.invalid("column", column, "is there once"));
            }
        }
        for (String name : new TreeSet<>(required)) {
            if (!seen.contains(name)) {
                return Optional.of(Problem.invalid("column", name, "is there"));
            }
        }
        return Optional.empty();
    }

    private static char separator(String text) {
        String head = text.lines().findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(head, candidate) > count(head, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
