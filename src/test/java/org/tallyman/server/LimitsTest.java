package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document of limits names settings that exist and the defaults that they have. */
class LimitsTest {

    private static final Pattern MAPPING =
            Pattern.compile("@WithDefault\\(\"([^\"]+)\"\\)(?:\\s+@\\w+\\([^)]*\\))*\\s+\\w+ (\\w+)\\(\\)");

    @Test
    void everySettingOfTallymanIsOneThatTheCodeReads() throws IOException {
        Map<String, String> known = settings();
        Matcher named = Pattern.compile("`(tallyman\\.[a-z.-]+)`").matcher(Files.readString(Path.of("docs/limits.md")));
        int count = 0;
        while (named.find()) {
            assertThat(known).containsKey(named.group(1));
            count++;
        }
        assertThat(count).isGreaterThan(20);
    }

    @Test
    void theNumbersOfTheIntakeAreItsDefaults() throws IOException {
        Map<String, String> known = settings();
        for (String line : Files.readAllLines(Path.of("docs/limits.md"))) {
            Matcher setting = Pattern.compile("`(tallyman\\.(?:intake|mqtt|live)\\.[a-z.-]+)`")
                    .matcher(line);
            if (line.startsWith("|") && setting.find()) {
                String value = known.getOrDefault(setting.group(1), "");
                assertThat(numbers(line)).as(line).contains(value);
            }
        }
    }

    /** Each number of a line as the settings write it: 2 MiB is 2097152, 10 s is 10s. */
    private static Stream<String> numbers(String line) {
        Matcher number =
                Pattern.compile("(\\d[\\d,]*)(?: (MiB|KiB|min|ms|s|days)\\b)?").matcher(line);
        return number.results().map(found -> {
            long digits = Long.parseLong(found.group(1).replace(",", ""));
            String unit = found.group(2) == null ? "" : found.group(2);
            return switch (unit) {
                case "MiB" -> Long.toString(digits * 1024 * 1024);
                case "KiB" -> Long.toString(digits * 1024);
                case "min" -> digits + "m";
                case "ms", "s" -> digits + unit;
                default -> Long.toString(digits);
            };
        });
    }

    private static Map<String, String> settings() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith("Config.java")).toList()) {
                String source = Files.readString(file);
                Matcher prefix = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)")
                        .matcher(source);
                if (prefix.find()) {
                    Matcher setting = MAPPING.matcher(source);
                    while (setting.find()) {
                        settings.put(prefix.group(1) + "." + kebab(setting.group(2)), setting.group(1));
                    }
                }
            }
        }
        return settings;
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
