package org.tallyman.ident;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Nothing a scanner, a person or a link can send makes the readers fail; what they take they can write and read again. */
class ScanFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void scanReadsAnything(FuzzedDataProvider data) {
        String raw = data.consumeRemainingAsString();
        for (Leniency leniency : Leniency.values()) {
            if (Scan.parse(raw, leniency) instanceof Parsed.Ok<Scan>(Scan scan)) {
                writes(scan);
            }
        }
    }

    private static void writes(Scan scan) {
        scan.data();
        scan.scanData();
        scan.identified();
        scan.digitalLink().ifPresent(ScanFuzzTest::readsAgain);
        if (!scan.elements().isEmpty() && scan.warnings().isEmpty()) {
            same(scan.elements(), ElementString.parseBracketed(scan.bracketed()));
        }
    }

    @FuzzTest(maxDuration = "60s")
    void digitalLinkReadsAnything(FuzzedDataProvider data) {
        String uri = "https://example.org/" + data.consumeRemainingAsString();
        if (DigitalLink.parse(uri) instanceof Parsed.Ok<DigitalLink>(DigitalLink link)) {
            link.digitalLink().ifPresent(ScanFuzzTest::readsAgain);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void explainReadsAnything(FuzzedDataProvider data) {
        CompanyPrefixLengths prefixes = CompanyPrefixLengths.always(data.consumeInt(0, 14));
        if (Codes.explain(data.consumeRemainingAsString(), prefixes)
                instanceof Parsed.Ok<CodeReport>(CodeReport report)) {
            report.digitalLink();
            report.elementString();
            report.tagUri();
            report.scanData();
        }
    }

    private static void readsAgain(String canonical) {
        if (DigitalLink.parse(canonical, Leniency.WARN_ON_ASSOCIATIONS)
                instanceof Parsed.Refused<DigitalLink>(Refusal refusal)) {
            throw new AssertionError(canonical + ": " + refusal.sentence());
        }
    }

    private static void same(Object elements, Parsed<ElementString> again) {
        if (!(again instanceof Parsed.Ok<ElementString>(ElementString read))
                || !read.elements().equals(elements)) {
            throw new AssertionError(elements + " became " + again);
        }
    }
}
