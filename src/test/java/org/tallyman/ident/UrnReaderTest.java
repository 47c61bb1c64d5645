package org.tallyman.ident;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URNs that no tag carries, the bits of tags, and patterns. */
class UrnReaderTest {

    private static final CompanyPrefixLengths SEVEN = CompanyPrefixLengths.always(7);

    private static CodeReport report(String code) {
        return switch (Codes.explain(code, SEVEN)) {
            case Parsed.Ok<CodeReport>(CodeReport report) -> report;
            case Parsed.Refused<CodeReport>(Refusal refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    private static String elements(CodeReport report) {
        return report.elements().stream()
                .map(element -> "(" + element.ai() + ")" + element.value())
                .collect(Collectors.joining());
    }

    /** Check digits computed by hand (General Specifications 7.9.1); forms of TDS 6.3 and EPCIS CBV 8.3. */
    @ParameterizedTest
    @CsvSource({
        "urn:epc:id:pgln:9521141.12345, (417)9521141123454",
        "urn:epc:id:pgln:952114112345., (417)9521141123454",
        "urn:epc:id:gsin:9521141.123456789, (402)95211411234567892",
        "urn:epc:id:ginc:9521141.xyz%2F11, (401)9521141xyz/11",
        "urn:epc:id:upui:9521141.812345.a7%3F, (01)89521141123450(235)a7?",
        "urn:epc:class:lgtin:9521141.812345.998877, (01)89521141123450(10)998877",
        "urn:epc:idpat:sgtin:9521141.812345.*, (01)89521141123450",
        "urn:epc:idpat:itip:9521141.812345.01.02.*, (8006)895211411234500102",
        "urn:epc:idpat:grai:9521141.12345.*, (8003)09521141123454",
        "urn:epc:idpat:gdti:9521141.12345.*, (253)9521141123454",
        "urn:epc:idpat:sgcn:9521141.67890.*, (255)9521141678909",
        "urn:epc:idpat:cpi:9521141.PQ7%2FZ43.*, (8010)9521141PQ7/Z43"
    })
    void classesAndUntaggedIdentitiesBecomeElementsAndBack(String urn, String elements) {
        CodeReport report = report(urn);
        assertThat(elements(report)).isEqualTo(elements);
        assertThat(report.elementString()).contains(elements);
        assertThat(report.digitalLink()).isPresent();
        assertThat(report.hex()).isEmpty();
        assertThat(report.pureIdentity().or(report::epcClass)).contains(urn);
        if (!urn.contains(":952114112345.")) {
            CodeReport back = report(elements);
            assertThat(back.pureIdentity().or(back::epcClass)).contains(urn);
        }
    }

    @Test
    void upuiPatternNamesTheProduct() {
        assertThat(elements(report("urn:epc:idpat:upui:9521141.812345.*"))).isEqualTo("(01)89521141123450");
    }

    @Test
    void containersAndShipsAreNamedWithoutElements() {
        CodeReport container = report("urn:epc:id:bic:CSQU3054383");
        assertThat(container.kind()).isEqualTo(CodeReport.Kind.EPC_PURE_IDENTITY);
        assertThat(container.pureIdentity()).contains("urn:epc:id:bic:CSQU3054383");
        assertThat(container.elements()).isEmpty();
        assertThat(container.digitalLink()).isEmpty();
        assertThat(report("urn:epc:id:imovn:9176187").pureIdentity()).contains("urn:epc:id:imovn:9176187");
    }

    @Test
    void bitsOfATagAreReadAsTheTag() {
        CodeReport report = report("urn:epc:raw:96.x3074257BF7194E4000001A85");
        assertThat(report.kind()).isEqualTo(CodeReport.Kind.EPC_RAW_URI);
        assertThat(report.tagUri()).contains("urn:epc:tag:sgtin-96:3.0614141.812345.6789");
    }

    @Test
    void schemeAndNameSpaceAreTheSameInEitherCase() {
        CodeReport report = report("URN:EPC:id:sgtin:0614141.812345.6789");
        assertThat(report.pureIdentity()).contains("urn:epc:id:sgtin:0614141.812345.6789");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:epc:idpat:sgtin:9521141.*.*, pattern",
        "urn:epc:idpat:sgtin:9521141.812345.1, pattern",
        "urn:epc:idpat:giai:9521141.*, urn",
        "urn:epc:pat:sgtin-96:3.9521141.[1-5].*, pattern",
        "urn:epc:class:lgtin:9521141.81234.1, digits",
        "urn:epc:class:lgtin:9521141.812345, urn-fields",
        "urn:epc:class:lgtin:9521141.812345.a b, character",
        "urn:epc:class:lgtin:9521141.812345.%2, urn-escape",
        "urn:epc:class:lgtin:95211.81234567.1, company-prefix",
        "urn:epc:idpat:itip:9521141.812345.1.023.*, digits",
        "urn:epc:id:upui:9521141.812345.12345678901234567890123456789, length",
        "urn:epc:id:bic:CSQU3054384, check-digit",
        "urn:epc:id:imovn:9176188, check-digit",
        "urn:epc:raw:96.x3074, urn",
        "urn:epc:raw:96.x000000000000000000000000, unprogrammed",
        "URN:EPC:ID:SGTIN:0614141.812345.6789, urn",
        "urn:isbn:9780306406157, urn"
    })
    void namesTheRuleThatAUrnBreaks(String urn, String code) {
        assertThat(Codes.explain(urn, SEVEN))
                .isInstanceOfSatisfying(
                        Parsed.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    @FuzzTest
    void anyUrnIsExplainedOrRefused(FuzzedDataProvider data) {
        String prefix = List.of(
                        "urn:epc:class:lgtin:", "urn:epc:idpat:sgtin:", "urn:epc:idpat:itip:", "urn:epc:id:ginc:")
                .get(data.consumeInt(0, 3));
        String urn = (data.consumeBoolean() ? prefix : "urn:epc:") + data.consumeRemainingAsString();
        if (Codes.explain(urn, SEVEN) instanceof Parsed.Ok<CodeReport>(CodeReport report)) {
            assertThat(report.pureIdentity().or(report::epcClass).or(report::hex))
                    .isPresent();
        }
    }
}
