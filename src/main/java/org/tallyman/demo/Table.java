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
record Table(String text, List<Map<String, String>> rows) {

    static Table read(String file) {
        try (InputStream in = Table.class.getResourceAsStream(file)) {
            String text = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
            List<Map<String, String>> rows;
            try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
                rows = reader.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
            }
            return new Table(text, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
