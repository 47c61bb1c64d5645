package org.tallyman.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Refusal;

/** What a handheld is told of one scan. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ScanResult(
        @Schema(description = "as it was sent") @Nullable String id,

        @Schema(description = "false when the code breaks a rule, which `refusal` names; it is kept all the same")
        boolean accepted,

        @Schema(description = "what the code is, such as GTIN") @Nullable
        String kind,

        @Schema(description = "its GS1 elements in brackets") @Nullable
        String elements,

        @Schema(description = "its canonical GS1 Digital Link") @Nullable
        String link,

        @Schema(description = "its pure identity URI, where the length of the company prefix is known") @Nullable
        String epc,

        @Nullable Product product,
        List<String> warnings,
        @Nullable Refusal refusal,

        @Schema(description = "the journal's message that holds it") @Nullable
        String message) {

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
