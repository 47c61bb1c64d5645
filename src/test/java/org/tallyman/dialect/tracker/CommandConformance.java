package org.tallyman.dialect.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.tallyman.dialect.Conformance;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.ident.Parsed;

/** Writes recorded commands and lists where the bytes differ from those that a mature server writes. */
public final class CommandConformance {

    private CommandConformance() {}

    /** What differs, one line each. Empty when all agrees. */
    public static List<String> differences(LineDialect dialect) {
        List<String> differences = new ArrayList<>();
        for (JsonNode row : Conformance.records("trackers/commands.jsonl")) {
            if (!row.get("protocol").asText().equals(dialect.name())) {
                continue;
            }
            Map<String, String> settings = new HashMap<>();
            for (String setting : List.of("model", "alternative")) {
                if (row.has(setting)) {
                    settings.put(setting, row.get(setting).asText());
                }
            }
            Map<String, String> params = new HashMap<>();
            row.get("params")
                    .properties()
                    .forEach(
                            param -> params.put(param.getKey(), param.getValue().asText()));
            Instant at = Instant.parse("2026-09-01T" + row.path("time").asText("12:00:00") + "Z");
            Command command = new Command(row.get("command").asText(), params, at);
            String found = switch (dialect.command(command, row.get("uniqueId").asText(), new Profile(settings))) {
                case Parsed.Ok<byte[]>(byte[] bytes) -> HexFormat.of().formatHex(bytes);
                case Parsed.Refused<byte[]>(var refusal) -> refusal.sentence();
            };
            if (!found.equals(row.get("expectedHex").asText())) {
                differences.add(command + " " + settings + ": “" + found + "”, not “"
                        + row.get("expectedHex").asText() + "”");
            }
        }
        return differences;
    }
}
