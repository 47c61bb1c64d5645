package org.tallyman.epcis.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.tallyman.epcis.Json;

/** Writes a tree as JSON text. */
final class TreeWriter {

    private static final int USUAL_LENGTH = 512;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .build();

    private TreeWriter() {}

    static String write(Json tree) {
        return write(tree, new MinimalPrettyPrinter());
    }

    static String writeIndented(Json tree) {
        return write(tree, new DefaultPrettyPrinter());
    }

    private static String write(Json tree, PrettyPrinter printer) {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.setPrettyPrinter(printer);
            write(tree, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static void write(Json value, JsonGenerator generator) throws IOException {
        switch (value) {
            case Json.Text(String text) -> generator.writeString(text);
            case Json.Decimal(BigDecimal number) -> generator.writeNumber(number.toString());
            case Json.Flag(boolean flag) -> generator.writeBoolean(flag);
            case Json.Nothing() -> generator.writeNull();
            case Json.Items(List<Json> items) -> {
                generator.writeStartArray();
                for (Json item : items) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            case Json.Members(Map<String, Json> members) -> {
                generator.writeStartObject();
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    generator.writeFieldName(member.getKey());
                    write(member.getValue(), generator);
                }
                generator.writeEndObject();
            }
        }
    }
}
