package org.tallyman.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A table of the example's master data, a CSV file beside these classes. */
record Table(String text, List<Row> rows) {

    /** One row; every column is there, if only empty. */
    record Row(Map<String, String> cells) {
        String get(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }
    }

    static Table read(String file) {
        try (InputStream in = Table.class.getResourceAsStream(file)) {
            String text = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
            List<Row> rows;
            try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
                rows = reader.stream()
                        .map(record -> new Row(record.getFieldsAsMap()))
                        .toList();
            }
            return new Table(text, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
