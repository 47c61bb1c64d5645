package org.tallyman.ident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

    private static final CompanyPrefixLengths PREFIXES = CompanyPrefixLengths.ofPrefixes(List.of("0614141", "952012"));
    private static final String HEX = "3074257BF7194E4000001A85";
    /** The bits behind the filter, which only a tag has. */
    private static final String SAME_BITS = HEX.substring(4);

    private static final String TAG = "urn:epc:tag:sgtin-96:3.0614141.812345.6789";
    private static final String PURE = "urn:epc:id:sgtin:0614141.812345.6789";
    private static final String LINK = "https://id.gs1.org/01/80614141123458/21/6789";
    private static final String BRACKETED = "(01)80614141123458(21)6789";

    private static CodeReport explain(String code) {
        return switch (Codes.explain(code, PREFIXES)) {
            case Parsed.Ok<CodeReport>(CodeReport report) -> report;
            case Parsed.Refused<CodeReport>(Refusal refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    private static Refusal refusal(String code) {
        return switch (Codes.explain(code, PREFIXES)) {
            case Parsed.Ok<CodeReport>(CodeReport report) -> throw new AssertionError("taken: " + report);
            case Parsed.Refused<CodeReport>(Refusal refusal) -> refusal;
        };
    }

    @ParameterizedTest
    @CsvSource({
        HEX + ", EPC_HEX",
        "3074257bf7194e4000001a85, EPC_HEX",
        TAG + ", EPC_TAG_URI",
        PURE + ", EPC_PURE_IDENTITY",
        LINK + ", DIGITAL_LINK",
        "https://example.org/x/01/80614141123458/21/6789, DIGITAL_LINK",
        BRACKETED + ", ELEMENT_STRING",
        "^0180614141123458216789, ELEMENT_STRING",
        "]C10180614141123458216789, ELEMENT_STRING",
        "0180614141123458216789, ELEMENT_STRING"
    })
    void givesEveryFormOfOneThing(String code, CodeReport.Kind kind) {
        CodeReport report = explain(code);
        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.elements())
                .containsExactly(new AiElement("01", "80614141123458"), new AiElement("21", "6789"));
        assertThat(report.pureIdentity()).contains(PURE);
        assertThat(report.digitalLink()).contains(LINK);
        assertThat(report.elementString()).contains(BRACKETED);
        assertThat(report.hex()).hasValueSatisfying(hex -> assertThat(hex).endsWith(SAME_BITS));
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void leavesOutTagFormsWithoutCompanyPrefixOrSerial() {
        CodeReport unknownPrefix = explain("(01)09506000134352(21)1");
        assertThat(unknownPrefix.hex()).isEmpty();
        assertThat(unknownPrefix.pureIdentity()).isEmpty();
        assertThat(unknownPrefix.digitalLink()).contains("https://id.gs1.org/01/09506000134352/21/1");
        assertThat(explain("(01)80614141123458").tagUri()).isEmpty();
    }

    @Test
    void explainsTypedKeysAndEanSymbols() {
        CodeReport gtin = explain("9506000134352");
        assertThat(gtin.kind()).isEqualTo(CodeReport.Kind.GTIN);
        assertThat(gtin.digitalLink()).contains("https://id.gs1.org/01/09506000134352");
        CodeReport sscc = explain("095201234567891235\r\n");
        assertThat(sscc.kind()).isEqualTo(CodeReport.Kind.SSCC);
        assertThat(sscc.pureIdentity()).contains("urn:epc:id:sscc:952012.03456789123");
        CodeReport symbol = explain("]E09506000134352");
        assertThat(symbol.elements()).isEmpty();
        assertThat(symbol.symbology()).contains("EAN13");
        assertThat(symbol.digitalLink()).contains("https://id.gs1.org/01/09506000134352");
    }

    @Test
    void flagsIrregularTags() {
        assertThat(explain("3174257BF4499602D2000001").warnings()).isNotEmpty();
    }

    @Test
    void takesWebAddressesAndSymbolDataAsPlain() {
        assertThat(explain("ftp://example.org/x").kind()).isEqualTo(CodeReport.Kind.PLAIN);
        assertThat(explain("]A0PRIVATE-1").kind()).isEqualTo(CodeReport.Kind.PLAIN);
        assertThat(explain("]A0PRIVATE-1").elementString()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "XYZ", "30 74 25 7B", "9506000134353", "F900", "E274257BF7194E4000001A85", "(01)1", "urn:x"})
    void namesTheRuleABadCodeBreaks(String code) {
        assertThat(refusal(code).rule()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"annexE3", "random", "pinned", "plus"})
    void explainsEveryEpcRecord(String file) {
        List<String> wrong = new ArrayList<>();
        for (JsonNode node : Conformance.records("epc/" + file + ".jsonl")) {
            for (String form : List.of("hex", "tagUri", "pureUri")) {
                boolean given = node.path(form).isTextual();
                if (given
                        && !(Codes.explain(node.path(form).asText(), PREFIXES)
                                        instanceof Parsed.Ok<CodeReport>(CodeReport report)
                                && report.pureIdentity()
                                        .equals(Optional.ofNullable(
                                                node.path("pureUri").textValue())))) {
                    wrong.add(form + " in " + node);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void refusesOrFlagsForbiddenEpcs() {
        List<String> wrong = new ArrayList<>();
        for (JsonNode node : Conformance.records("epc/mustfail.jsonl")) {
            Parsed<CodeReport> parsed = Codes.explain(node.get("input").asText(), PREFIXES);
            boolean right = node.get("verdict").asText().equals("reject")
                    ? parsed instanceof Parsed.Refused<CodeReport>
                    : parsed instanceof Parsed.Ok<CodeReport>(CodeReport report)
                            && !report.warnings().isEmpty();
            if (!right) {
                wrong.add(parsed + " for " + node);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
