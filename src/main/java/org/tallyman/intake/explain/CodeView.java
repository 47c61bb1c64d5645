package org.tallyman.intake.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.AiElement;
import org.tallyman.ident.CodeReport;
import org.tallyman.ident.Codes;
import org.tallyman.ident.Epc;
import org.tallyman.ident.EpcCodec;
import org.tallyman.ident.EpcEncoding;
import org.tallyman.ident.EpcTag;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;
import org.tallyman.ident.Scan;

/** One code in every form that it has; a form that it has not is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CodeView(
        String code,

        @Schema(description = "false where `error` names the rule that the code breaks")
        boolean valid,

        @Schema(
                description =
                        "`epc-hex`, `epc-raw-uri`, `epc-tag-uri`, `epc-pure-identity`, `epc-class`, `digital-link`, `element-string`, `gtin`, `sscc` or `plain`")
        @Nullable
        String kind,

        @Nullable String symbology,
        @Nullable String scheme,
        @Nullable Integer filter,
        @Nullable Integer companyPrefixLength,
        @Nullable String hostname,

        @Schema(description = "application identifiers and values, a pair each, in the order of the code") @Nullable
        List<List<String>> ais,

        @Schema(description = "of a symbol or text that holds no application identifiers") @Nullable
        String data,

        @Nullable String hex,

        @Schema(description = "the bits of a tag as they were given, also of one that is no EPC") @Nullable
        String rawUri,

        @Nullable String tagUri,
        @Nullable String pureIdentityUri,

        @Schema(description = "the URN of a product, lot or type") @Nullable
        String epcClass,

        @Nullable String digitalLink,
        @Nullable String elementString,
        @Nullable String scanData,

        @Schema(description = "short names of what is irregular about a tag") @Nullable
        List<String> flags,

        @Schema(description = "what is irregular, in sentences") @Nullable
        List<String> warnings,

        @Nullable Refusal error) {

    /** What it is, in words for people. */
    public String heading() {
        if (!valid) {
            return rawUri == null ? "Not a code we know" : "Tag that is no EPC";
        }
        return CodeReport.Kind.valueOf(
                        Objects.requireNonNull(kind).toUpperCase(Locale.ROOT).replace('-', '_'))
                .words();
    }

    /**
     * Explains a code.
     *
     * @param encoding the tag that elements and identities become
     * @param asked whether someone wants just this tag and is told when there is none
     */
    static CodeView of(String code, EpcEncoding encoding, boolean asked) {
        return switch (Codes.explain(code, encoding.prefixes())) {
            case Parsed.Refused<CodeReport>(Refusal refusal) -> refused(code, refusal);
            case Parsed.Ok<CodeReport>(CodeReport report) -> explained(code, report, encoding, asked);
        };
    }

    static CodeView refused(String code, Refusal refusal) {
        EpcTag tag = EpcTag.of(code.strip());
        boolean bits = switch (tag) {
            case EpcTag.Gs1 gs1 -> false;
            case EpcTag.Unprogrammed blank -> refusal.code().equals("unprogrammed");
            case EpcTag.Foreign foreign -> foreign.reason().equals(refusal);
        };
        Optional<String> raw = bits ? tag.rawUri() : Optional.empty();
        return new CodeView(
                code,
                false,
                raw.isPresent() ? name(CodeReport.Kind.EPC_HEX) : null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                raw.isPresent() ? tag.hex() : null,
                raw.orElse(null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                refusal);
    }

    private static CodeView explained(String code, CodeReport report, EpcEncoding encoding, boolean asked) {
        List<String> warnings = new ArrayList<>(report.warnings());
        Epc epc = switch (tag(report, encoding)) {
            case Parsed.Ok<Epc>(Epc written) -> written;
            case Parsed.Refused<Epc>(Refusal refusal) -> {
                if (asked) {
                    warnings.add("it has no such tag: " + refusal.sentence());
                }
                yield null;
            }
        };
        Optional<Epc> tag = Optional.ofNullable(epc);
        return new CodeView(
                code,
                true,
                name(report.kind()),
                report.symbology().orElse(null),
                tag.map(it -> it.scheme().tdsName()).orElse(null),
                tag.map(Epc::filter)
                        .filter(it -> it.isPresent())
                        .map(it -> it.getAsInt())
                        .orElse(null),
                tag.map(Epc::companyPrefixLength)
                        .filter(it -> it.isPresent())
                        .map(it -> it.getAsInt())
                        .orElse(null),
                tag.flatMap(Epc::hostName).orElse(null),
                report.elements().isEmpty()
                        ? null
                        : report.elements().stream().map(CodeView::pair).toList(),
                report.scan().map(Scan::data).orElse(null),
                tag.map(Epc::hex).orElse(null),
                tag.flatMap(it -> new EpcTag.Gs1(it).rawUri()).orElse(null),
                tag.flatMap(Epc::tagUri).orElse(null),
                tag.flatMap(Epc::pureIdentity).or(report::pureIdentity).orElse(null),
                report.epcClass().orElse(null),
                report.digitalLink().orElse(null),
                report.elementString().orElse(null),
                report.scanData().orElse(null),
                tag.map(it -> it.flags().stream().map(CodeView::name).sorted().toList())
                        .filter(flags -> !flags.isEmpty())
                        .orElse(null),
                warnings.isEmpty() ? null : warnings,
                null);
    }

    /** A tag stays as it is; an identity or elements become the tag that the order asks for. */
    private static Parsed<Epc> tag(CodeReport report, EpcEncoding encoding) {
        return switch (report.kind()) {
            case EPC_HEX, EPC_RAW_URI, EPC_TAG_URI -> Parsed.ok(report.epc().orElseThrow());
            case EPC_PURE_IDENTITY ->
                EpcCodec.fromPureIdentity(report.pureIdentity().orElseThrow(), encoding);
            case EPC_CLASS -> Parsed.refused("class", "code", report.epcClass().orElseThrow(), "names no single thing");
            case DIGITAL_LINK, ELEMENT_STRING, GTIN, SSCC, PLAIN ->
                EpcCodec.fromElements(report.scan().map(Scan::identified).orElse(List.of()), encoding);
        };
    }

    private static List<String> pair(AiElement element) {
        return List.of(element.ai(), element.value());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
