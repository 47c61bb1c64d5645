package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.tallyman.catalog.CompanyPrefixes;
import org.tallyman.catalog.ProductView;
import org.tallyman.catalog.Products;
import org.tallyman.ident.AiElement;
import org.tallyman.ident.CodeReport;
import org.tallyman.ident.Codes;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
import org.tallyman.ident.Scan;

/** Says what a scanned code is and which product it names. */
@ApplicationScoped
class ScanReader {

    private static final String GTIN = "01";
    private static final String CONTENT = "02";

    private final Products products;
    private final CompanyPrefixes prefixes;

    ScanReader(Products products, CompanyPrefixes prefixes) {
        this.products = products;
        this.prefixes = prefixes;
    }

    /** A code of no known form is plain data: labels of places and totes often are. */
    ScanResult read(String id, String code) {
        return switch (Codes.explain(code, prefixes)) {
            case Parsed.Ok<CodeReport>(CodeReport report) -> known(id, report);
            case Parsed.Refused<CodeReport>(Refusal refusal)
            when refusal.code().equals("unknown-form") ->
                new ScanResult(id, true, CodeReport.Kind.PLAIN.name(), null, null, null, null, List.of(), null, null);
            case Parsed.Refused<CodeReport>(Refusal refusal) -> ScanResult.refused(id, refusal);
        };
    }

    private ScanResult known(String id, CodeReport report) {
        return new ScanResult(
                id,
                true,
                report.kind().name(),
                report.elementString().orElse(null),
                report.digitalLink().orElse(null),
                report.pureIdentity().orElse(null),
                gtin(report).flatMap(products::byGtin).map(ScanReader::product).orElse(null),
                report.warnings(),
                null,
                null);
    }

    private static Optional<String> gtin(CodeReport report) {
        return report.elements().stream()
                .filter(element -> element.ai().equals(GTIN) || element.ai().equals(CONTENT))
                .map(AiElement::value)
                .findFirst()
                .or(() -> report.scan().flatMap(Scan::gtin));
    }

    private static ScanResult.Product product(ProductView product) {
        return new ScanResult.Product(product.id(), product.gtin(), product.name());
    }
}
