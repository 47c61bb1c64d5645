package org.tallyman.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Refusal;

/**
 * What a handheld is told of one scan.
 *
 * @param id as it was sent
 * @param accepted false when the code breaks a rule, which {@code refusal} names; it is kept all the same
 * @param kind what the code is, a {@link org.tallyman.ident.CodeReport.Kind}
 * @param elements its GS1 elements in brackets
 * @param link its canonical GS1 Digital Link
 * @param epc its pure identity URI, where the length of the company prefix is known
 * @param message the journal's message that holds it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ScanResult(
        @Nullable String id,
        boolean accepted,
        @Nullable String kind,
        @Nullable String elements,
        @Nullable String link,
        @Nullable String epc,
        @Nullable Product product,
        List<String> warnings,
        @Nullable Refusal refusal,
        @Nullable String message) {

    public ScanResult {
        warnings = List.copyOf(warnings);
    }

    /** The product that the code names, if it is known here. */
    public record Product(long id, String gtin, String name) {}

    static ScanResult refused(@Nullable String id, Refusal refusal) {
        return new ScanResult(id, false, null, null, null, null, null, List.of(), refusal, null);
    }

    ScanResult in(MessageId kept) {
        return new ScanResult(id, accepted, kind, elements, link, epc, product, warnings, refusal, kept.toString());
    }
}
