package org.tallyman.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tallyman.ident.CompanyPrefixLengths;

/**
 * The company prefixes that this installation meets, from the file that {@code tallyman.company-prefixes} names: GS1's own
 * list ({@code gcpprefixformatlist.json}), or a text of one prefix a line, with its length behind it where the line is only
 * the start of the prefix. Without the file none is known, and barcodes have no tag URIs.
 */
@Startup
@Singleton
public class CompanyPrefixes implements CompanyPrefixLengths {

    private static final Pattern LINE = Pattern.compile("([0-9]{1,12})(?:[ ,;\t]+([0-9]{1,2}))?\\s*(?:#.*)?");

    private final CompanyPrefixLengths lengths;

    CompanyPrefixes(@ConfigProperty(name = "tallyman.company-prefixes") Optional<Path> file) {
        lengths = file.map(CompanyPrefixes::read).orElse(CompanyPrefixLengths.none());
    }

    @Override
    public OptionalInt of(String digits) {
        return lengths.of(digits);
    }

    private static CompanyPrefixLengths read(Path file) {
        try {
            return CompanyPrefixLengths.ofTable(table(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("tallyman.company-prefixes: cannot read " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("tallyman.company-prefixes: " + file + ", " + e.getMessage(), e);
        }
    }

    /**
     * Lengths by how the company prefixes start.
     *
     * @throws IllegalArgumentException names the line or entry that is none
     */
    static Map<String, Integer> table(String text) throws JsonProcessingException {
        return text.stripLeading().startsWith("{") ? json(text) : lines(text);
    }

    private static Map<String, Integer> json(String text) throws JsonProcessingException {
        Map<String, Integer> table = new HashMap<>();
        for (JsonNode entry : new ObjectMapper().readTree(text).at("/GCPPrefixFormatList/entry")) {
            String prefix = entry.path("prefix").asText();
            int length = entry.path("gcpLength").asInt(-1);
            if (!prefix.matches("[0-9]{1,12}") || length < 0 || length > MAX) {
                throw new IllegalArgumentException(
                        "entry " + entry + ": must have a prefix and a gcpLength of 0 to 12");
            }
            // Length 0 stands for numbers that are not for company prefixes.
            if (length > 0) {
                table.put(prefix, length);
            }
        }
        return table;
    }

    private static Map<String, Integer> lines(String text) {
        Map<String, Integer> table = new HashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher parts = LINE.matcher(line);
            int length = !parts.matches()
                    ? 0
                    : parts.group(2) == null ? parts.group(1).length() : Integer.parseInt(parts.group(2));
            if (length < MIN || length > MAX || length < parts.group(1).length()) {
                throw new IllegalArgumentException("line " + number + " “" + line
                        + "”: must be a company prefix of 6 to 12 digits, or its start and its length");
            }
            table.put(parts.group(1), length);
        }
        return table;
    }
}
