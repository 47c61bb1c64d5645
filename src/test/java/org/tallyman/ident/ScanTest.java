package org.tallyman.ident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTest {

    private static Scan scan(String raw) {
        return switch (Scan.parse(raw)) {
            case Parsed.Ok<Scan>(Scan scan) -> scan;
            case Parsed.Refused<Scan>(Refusal refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    private static Refusal refusal(String raw) {
        return switch (Scan.parse(raw)) {
            case Parsed.Ok<Scan>(Scan scan) -> throw new AssertionError("taken: " + scan);
            case Parsed.Refused<Scan>(Refusal refusal) -> refusal;
        };
    }

    static Stream<String> cases() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/ident/ai-cases.txt")).stream()
                .filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void takesAndRefusesEachForm(String line) {
        String[] columns = line.split(";", -1);
        String input = columns[0].replace("<GS>", "\u001d");
        if (columns[1].equals("-")) {
            assertThat(refusal(input).code()).isEqualTo(columns[2]);
            return;
        }
        Scan scan = scan(input);
        List<String> elements = scan.elements().stream()
                .map(element -> element.ai() + "=" + element.value())
                .toList();
        assertThat(String.join(" ", elements)).isEqualTo(columns[1]);
        assertThat(scan.digitalLink().orElse("")).isEqualTo(columns[2]);
    }

    @Test
    void refusesEmptyAndEndlessInput() {
        assertThat(refusal("").code()).isEqualTo("empty");
        assertThat(refusal("x".repeat(ElementString.MAX_LENGTH + 1)).code()).isEqualTo("too-long");
        assertThat(refusal("^" + "99A^".repeat(ElementReader.MAX_ELEMENTS) + "99A")
                        .code())
                .isEqualTo("too-many");
    }

    @Test
    void namesAiValueRuleAndPlaceInRefusals() {
        Refusal refusal = refusal("(01)09506000134352(17)25A101");
        assertThat(refusal.field()).isEqualTo("AI (17)");
        assertThat(refusal.value()).isEqualTo("25A101");
        assertThat(refusal.rule()).contains("digits", "character 3", "USE BY");
    }

    @Test
    void softensOnlyMissingCompanions() {
        Parsed<Scan> lone = Scan.parse("]C110L1", Leniency.WARN_ON_ASSOCIATIONS);
        assertThat(lone).isInstanceOfSatisfying(Parsed.Ok.class, ok -> {
            Scan scan = (Scan) ok.value();
            assertThat(scan.lot()).contains("L1");
            assertThat(scan.warnings()).singleElement().satisfies(warning -> {
                assertThat(warning.code()).isEqualTo("missing-ai");
                assertThat(warning.rule()).contains("01,02,03,8006,8026");
            });
        });
        for (String wrong : List.of("]C10109506000134353", "]C101095060001343520209506000134352", "]C199A\u001d99B")) {
            assertThat(Scan.parse(wrong, Leniency.WARN_ON_ASSOCIATIONS)).isInstanceOf(Parsed.Refused.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "]E09506000134352, 09506000134352",
        "]E402345673, 00000002345673",
        "]E402345673|]e099A, 00000002345673",
        "02345673, 00000002345673",
        "416000336108, 00416000336108",
        "9506000134352, 09506000134352",
        "09506000134352, 09506000134352",
        "(01)09506000134352, 09506000134352"
    })
    void tellsTheGtinWithFourteenDigits(String raw, String gtin) {
        assertThat(scan(raw).gtin()).contains(gtin);
        assertThat(scan(raw).gtin()).hasValueSatisfying(CheckDigit::valid);
    }

    @Test
    void resolvesPlainKeysToTheirElement() {
        assertThat(scan("9506000134352").identified()).containsExactly(new AiElement("01", "09506000134352"));
        assertThat(scan("095201234567891235").identified()).containsExactly(new AiElement("00", "095201234567891235"));
        assertThat(scan("095201234567891235").sscc()).contains("095201234567891235");
        assertThat(scan("HELLO").identified()).isEmpty();
    }

    @Test
    void tellsLotSerialPlaceCountsAndMeasures() {
        Scan scan = scan("(02)09506000134352(37)24(10)L1(3103)001250(3302)123456(00)095201234567891235");
        assertThat(scan.lot()).contains("L1");
        assertThat(scan.sscc()).contains("095201234567891235");
        assertThat(scan.count()).contains(new BigDecimal(24));
        assertThat(scan.measures())
                .containsExactly(
                        new Measure("3103", "NET WEIGHT (kg)", new BigDecimal("1.250")),
                        new Measure("3302", "GROSS WEIGHT (kg)", new BigDecimal("1234.56")));
        assertThat(scan("(414)9521141123454(254)32a").gln()).contains("9521141123454");
        assertThat(scan("(01)09506000134352(21)S").serial()).contains("S");
    }

    @ParameterizedTest
    @CsvSource({
        "251231, 2025-06-01, 2025-12-31",
        "240200, 2025-06-01, 2024-02-29",
        "250200, 2025-06-01, 2025-02-28",
        "750101, 2025-06-01, 2075-01-01",
        "760101, 2025-06-01, 1976-01-01",
        "260101, 2075-06-01, 2026-01-01",
        "250101, 2075-06-01, 2125-01-01"
    })
    void placesDatesInTheirCentury(String value, LocalDate readOn, LocalDate expected) {
        Scan scan = scan("(01)09506000134352(17)" + value);
        assertThat(scan.expiry(readOn)).contains(expected);
        assertThat(scan.date("17", readOn)).contains(expected);
        assertThat(scan.date("15", readOn)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(01)09506000134352(10)A\\(B(21)S", "^010950600013435210A^21S", "HELLO", "]d1\\^X"})
    void readsWhatADataMatrixScannerWouldSend(String raw) {
        Scan scan = scan(raw);
        Scan again = scan(scan.scanData());
        assertThat(again.elements()).isEqualTo(scan.elements());
        assertThat(again.data()).isEqualTo(scan.data());
    }

    @Test
    void writesBracketsThatItReads() {
        Scan scan = scan("]d2010950600013435210A(B\u001d21S");
        assertThat(scan.bracketed()).isEqualTo("(01)09506000134352(10)A\\(B(21)S");
        assertThat(scan(scan.bracketed()).elements()).isEqualTo(scan.elements());
    }

    @Test
    void knowsEveryAiOfTheDictionary() {
        assertThat(AiTable.GS1.size()).isEqualTo(541);
        assertThat(AiTable.GS1.of("3105")).isNotNull();
        assertThat(AiTable.GS1.of("3106")).isNull();
        assertThat(AiTable.GS1.of("0101")).isNull();
        assertThat(AiTable.GS1.of("8043")).isNotNull();
    }
}
