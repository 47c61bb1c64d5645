package org.tallyman.dialect.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyman.dialect.Conformance;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.line.CommandKind.Param;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** What a language offers it can also write, and the other way round. */
class CommandKindsTest {

    private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
    private static final String IMEI = "356307042441013";

    /** Also the form that the one language wants which checks texts. */
    private static final String TEXT = "AT+GTRTO=gv200,3,,,,,,0001$";

    private static final List<Map<String, String>> SETTINGS = List.of(
            Map.of(),
            Map.of("alternative", "true"),
            Map.of("model", "AL300"),
            Map.of("model", "G109"),
            Map.of("model", "JC371"),
            Map.of("language", "true"),
            Map.of("version", "2019"));

    static Stream<Arguments> offers() {
        DialectRegistry registry = new DialectRegistry();
        return registry.names().stream()
                .flatMap(name -> registry.find(name).stream())
                .filter(LineDialect.class::isInstance)
                .map(LineDialect.class::cast)
                .flatMap(dialect -> SETTINGS.stream()
                        .map(Profile::new)
                        .flatMap(profile ->
                                dialect.commands(profile).stream().map(kind -> Arguments.of(dialect, profile, kind))));
    }

    @ParameterizedTest
    @MethodSource("offers")
    void canBeWrittenWithEveryValueThatItTakes(LineDialect dialect, Profile profile, CommandKind kind) {
        Map<String, String> usual = params(kind, CommandKindsTest::usual);
        Map<String, String> most = params(kind, CommandKindsTest::most);
        Map<String, String> least = params(kind, param -> param.required() ? least(param) : "");
        for (Map<String, String> params : List.of(usual, most, least)) {
            assertThat(kind.check(params)).isEmpty();
            assertThat(dialect.command(new Command(kind.type(), params, NOW), IMEI, profile))
                    .as("%s of %s with %s", kind.type(), dialect.name(), params)
                    .isInstanceOf(Parsed.Ok.class);
        }
        assertThat(kind.title()).isNotEqualTo(kind.type());
    }

    @ParameterizedTest
    @MethodSource("offers")
    void saysWhatIsMissingAndWhatIsUnknown(LineDialect dialect, Profile profile, CommandKind kind) {
        assertThat(kind.check(Map.of("colour", "red")).stream().map(Refusal::field))
                .startsWith("colour")
                .hasSize(1
                        + Math.toIntExact(
                                kind.params().stream().filter(Param::required).count()));
    }

    @Test
    void refusesValuesOutOfTheirRange() {
        CommandKind kind = CommandKind.silent(
                "x",
                Param.interval(10, 60),
                Param.enable(),
                Param.text("name", "Name", 3),
                Param.words("word", "Word", 3).optional());
        Map<String, String> good = Map.of("frequency", "10", "enable", "true", "name", "abc", "word", "äöü");
        assertThat(kind.check(good)).isEmpty();
        for (Map.Entry<String, String> bad : Map.of(
                        "frequency", "9",
                        "enable", "yes",
                        "name", "abcd",
                        "word", "a\nb")
                .entrySet()) {
            Map<String, String> params = new HashMap<>(good);
            params.put(bad.getKey(), bad.getValue());
            assertThat(kind.check(params)).singleElement().satisfies(refusal -> {
                assertThat(refusal.field()).isEqualTo(bad.getKey());
                assertThat(refusal.value()).isEqualTo(bad.getValue());
            });
        }
        assertThat(kind.check(Map.of("frequency", "61", "enable", "false", "name", "é")))
                .extracting(Refusal::rule)
                .containsExactly("is a whole number from 10 to 60 s", "is 1 to 3 printable characters of ASCII");
    }

    /** Whoever knows a tracker server finds here what that one offers. */
    @Test
    void offersWhatAMatureServerWrites() {
        DialectRegistry registry = new DialectRegistry();
        for (JsonNode row : Conformance.records("trackers/commands.jsonl")) {
            Map<String, String> settings =
                    row.path("alternative").asBoolean() ? Map.of("alternative", "true") : Map.of();
            LineDialect dialect =
                    (LineDialect) registry.find(row.get("protocol").asText()).orElseThrow();
            assertThat(dialect.commands(new Profile(settings)))
                    .as(dialect.name())
                    .extracting(CommandKind::type)
                    .contains(row.get("command").asText());
        }
    }

    private interface Filling {
        String of(Param param);
    }

    private static Map<String, String> params(CommandKind kind, Filling filling) {
        Map<String, String> params = new HashMap<>();
        for (Param param : kind.params()) {
            String value = filling.of(param);
            if (!value.isEmpty()) {
                params.put(param.name(), value);
            }
        }
        return params;
    }

    private static String usual(Param param) {
        return switch (param.holds()) {
            case TEXT, WORDS -> param.max() < TEXT.length() ? "123456" : TEXT;
            case NUMBER -> String.valueOf(param.max() / 2 + 1);
            case YES_NO -> "true";
        };
    }

    private static String most(Param param) {
        return switch (param.holds()) {
            case TEXT, WORDS ->
                switch (param.name()) {
                    case "phone" -> "+" + "1".repeat(param.max() - 1);
                    case "data" -> "AT+GT" + "1".repeat(param.max() - 6) + "$";
                    default -> "1".repeat(param.max());
                };
            case NUMBER -> String.valueOf(param.max());
            case YES_NO -> "true";
        };
    }

    private static String least(Param param) {
        return switch (param.holds()) {
            case TEXT, WORDS -> param.name().equals("data") ? "AT+GT$" : "1";
            case NUMBER -> String.valueOf(param.min());
            case YES_NO -> "false";
        };
    }
}
