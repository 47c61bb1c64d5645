package org.tallyman.shipment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallyman.ident.AiElement;
import org.tallyman.ident.CodeReport;
import org.tallyman.ident.Codes;
import org.tallyman.ident.CompanyPrefixLengths;
import org.tallyman.ident.DigitalLink;
import org.tallyman.ident.Epc;
import org.tallyman.ident.EpcTag;
import org.tallyman.ident.Parsed;

/** Reads what people write for one thing, and gives the one name by which events know it. */
final class ItemCode {

    private static final Set<String> KEYS = Set.of("01", "21", "00", "8003", "8004");
    private static final Pattern RAW = Pattern.compile("urn:epc:raw:[0-9]{1,4}\\.x[0-9A-F]{1,496}");
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{4}){2,124}");
    private static final Pattern GTIN = Pattern.compile("https://id\\.gs1\\.org/01/(\\d{14})(?:/.*)?");
    private static final Pattern SSCC = Pattern.compile("https://id\\.gs1\\.org/00/(\\d{18})");
    private static final Pattern SERIAL = Pattern.compile("https://id\\.gs1\\.org/01/\\d{14}/21/([^/?]+)");

    private ItemCode() {}

    /** EPC in hexadecimal, tag or pure identity URI, Digital Link, element string or SSCC; it must name a single thing. */
    static Parsed<String> read(String field, String text) {
        String code = text.strip();
        if (RAW.matcher(code).matches()) {
            return Parsed.ok(code);
        }
        return switch (Codes.explain(code, CompanyPrefixLengths.none())) {
            case Parsed.Ok<CodeReport>(CodeReport report) ->
                nameOf(report)
                        .map(Parsed::ok)
                        .orElseGet(() -> Parsed.refused(
                                "not-one-thing",
                                field,
                                text,
                                "names one thing: an EPC with its serial number, or an SSCC"));
            case Parsed.Refused<CodeReport> refused when HEX.matcher(code).matches() -> ofTag(field, code);
            case Parsed.Refused<CodeReport> refused ->
                Parsed.refused(
                        refused.refusal().code(), field, text, refused.refusal().rule());
        };
    }

    private static Parsed<String> ofTag(String field, String hex) {
        return switch (EpcTag.of(hex)) {
            case EpcTag.Gs1(Epc epc) -> Parsed.ok(epc.canonicalUri());
            case EpcTag.Unprogrammed tag ->
                Parsed.refused("unprogrammed", field, hex, "is the EPC of a programmed tag");
            case EpcTag.Foreign tag ->
                tag.rawUri()
                        .map(Parsed::ok)
                        .orElseGet(() -> Parsed.refused(
                                tag.reason().code(), field, hex, tag.reason().rule()));
        };
    }

    private static Optional<String> nameOf(CodeReport report) {
        return switch (report.kind()) {
            case EPC_HEX, EPC_TAG_URI, EPC_PURE_IDENTITY -> report.epc().map(Epc::canonicalUri);
            case DIGITAL_LINK, ELEMENT_STRING, SSCC -> ofElements(report.elements());
            case GTIN, PLAIN -> Optional.empty();
        };
    }

    /** Without what merely describes the thing, so that every label of it gives the same name. */
    private static Optional<String> ofElements(List<AiElement> elements) {
        List<AiElement> key =
                elements.stream().filter(element -> KEYS.contains(element.ai())).toList();
        boolean single = has(key, "00") || has(key, "8004") || (has(key, "01") && has(key, "21")) || isSerialGrai(key);
        return single ? DigitalLink.canonical(key) : Optional.empty();
    }

    private static boolean has(List<AiElement> elements, String ai) {
        return elements.stream().anyMatch(element -> element.ai().equals(ai));
    }

    private static boolean isSerialGrai(List<AiElement> elements) {
        return elements.stream()
                .anyMatch(element ->
                        element.ai().equals("8003") && element.value().length() > 14);
    }

    /** The GTIN in a name; empty when it holds none. */
    static Optional<String> gtinOf(String name) {
        return group(GTIN, name);
    }

    static Optional<String> ssccOf(String name) {
        return group(SSCC, name);
    }

    static Optional<String> serialOf(String name) {
        return group(SERIAL, name);
    }

    private static Optional<String> group(Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
