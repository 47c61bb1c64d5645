package org.tallyman.dialect.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.dialect.json.JsonTree;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** A mapping as rows of a form, and rows as a mapping. */
public final class Rows {

    private Rows() {}

    /**
     * What became of rows.
     *
     * @param mapping as JSON, of those rows that can be read
     * @param refusals their field is that of the cell, such as {@code row-1-path}, or {@code rows}
     */
    public record Written(String mapping, List<Refusal> refusals) {}

    /** Never throws. */
    public static Written write(List<Row> rows) {
        RowWriter writer = new RowWriter();
        Map<String, Object> mapping = writer.write(rows);
        return new Written(json(mapping), writer.refusals());
    }

    /** Empty for what is no mapping, and for one that says more than rows can. */
    public static Optional<List<Row>> of(String mapping) {
        if (!(JsonTree.object(mapping.getBytes(UTF_8)) instanceof Parsed.Ok<Map<String, Object>>(var members))) {
            return Optional.empty();
        }
        return RowReader.read(members).filter(rows -> {
            RowWriter writer = new RowWriter();
            return writer.write(rows).equals(members) && writer.refusals().isEmpty();
        });
    }

    private static String json(Map<String, Object> mapping) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            Mapping.write(json, mapping);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }
}
