package org.tallyman.sense;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.tallyman.ident.Refusal;
import org.tallyman.ident.Scan;

/**
 * The one name by which a thing is known, whatever the tag or label that told of it: the GS1 Digital Link of its key and
 * serial, the pure identity URI of other EPCs, {@code urn:epc:raw:} for tags that are no EPC.
 */
public final class ItemName {

    private static final Pattern RAW = Pattern.compile("urn:epc:raw:[0-9]{1,4}\\.x[0-9A-F]{1,496}");
    private static final Pattern GTIN = Pattern.compile("https://id\\.gs1\\.org/01/(\\d{14})(?:/.*)?");

    /** Keys that name one thing together with an element of its serial. */
    private static final List<AiElement> WITH_SERIAL = List.of(
            new AiElement("01", "21"),
            new AiElement("01", "235"),
            new AiElement("8006", "21"),
            new AiElement("8010", "8011"));

    /** Keys that name one thing alone, from this length on: the serial is part of them. */
    private static final Map<String, Integer> ALONE = Map.of("00", 18, "8003", 15, "8004", 1, "253", 14, "255", 14);

    private ItemName() {}

    /** The name of what bears a tag with this EPC memory bank, hexadecimal. */
    public static String ofEpc(String hex) {
        return switch (EpcTag.of(hex)) {
            case EpcTag.Gs1 gs1 -> gs1.epc().canonicalUri();
            case EpcTag.Unprogrammed tag -> raw(tag);
            case EpcTag.Foreign tag -> raw(tag);
        };
    }

    /** Dialects give hex digits only; should one give less, the text itself is the name. */
    private static String raw(EpcTag tag) {
        return tag.rawUri().orElse("urn:epc:raw:" + tag.hex());
    }

    /**
     * The name of the single thing that a code of any form tells of: hexadecimal EPC, URN, Digital Link, element string or
     * SSCC. The bits of a tag that is no EPC name it too; those of an unwritten tag name nothing.
     */
    public static Parsed<String> ofCode(String code) {
        String text = code.strip();
        if (RAW.matcher(text).matches()) {
            return Parsed.ok(text);
        }
        return switch (Codes.explain(text, CompanyPrefixLengths.none())) {
            case Parsed.Ok<CodeReport>(CodeReport report) ->
                nameOf(report)
                        .map(Parsed::ok)
                        .orElseGet(
                                () -> Parsed.refused(
                                        "no-single-thing",
                                        "code",
                                        text,
                                        "names no single thing: it needs a serial number, an SSCC or the hexadecimal EPC of a tag"));
            case Parsed.Refused<CodeReport>(Refusal refusal) -> ofForeignTag(text, refusal);
        };
    }

    private static Parsed<String> ofForeignTag(String text, Refusal refusal) {
        return EpcTag.of(text) instanceof EpcTag.Foreign tag && tag.reason().equals(refusal) && tag.isWholeBank()
                ? Parsed.ok(raw(tag))
                : Parsed.refused(refusal);
    }

    private static Optional<String> nameOf(CodeReport report) {
        return switch (report.kind()) {
            case EPC_HEX, EPC_RAW_URI, EPC_TAG_URI -> report.epc().map(Epc::canonicalUri);
            case EPC_PURE_IDENTITY ->
                report.epc()
                        .map(Epc::canonicalUri)
                        .or(() -> report.elements().isEmpty() ? report.pureIdentity() : ofElements(report.elements()));
            case DIGITAL_LINK, ELEMENT_STRING, SSCC -> ofElements(report.elements());
            case EPC_CLASS, GTIN, PLAIN -> Optional.empty();
        };
    }

    /** Empty when the label names no single thing: a product without a serial number, or no GS1 data at all. */
    static Optional<String> ofScan(String data) {
        return switch (Scan.parse(data)) {
            case Parsed.Refused<Scan> refused -> Optional.empty();
            case Parsed.Ok<Scan>(Scan scan) -> ofElements(scan.identified());
        };
    }

    /** Key and serial alone: a lot or a date on the label says more of the thing, but is not its name. */
    private static Optional<String> ofElements(List<AiElement> elements) {
        for (AiElement pair : WITH_SERIAL) {
            Optional<AiElement> key = element(elements, pair.ai());
            Optional<AiElement> serial = element(elements, pair.value());
            if (key.isPresent() && serial.isPresent()) {
                return DigitalLink.canonical(List.of(key.get(), serial.get()));
            }
        }
        return elements.stream()
                .filter(element -> element.value().length() >= ALONE.getOrDefault(element.ai(), Integer.MAX_VALUE))
                .findFirst()
                .flatMap(key -> DigitalLink.canonical(List.of(key)));
    }

    private static Optional<AiElement> element(List<AiElement> elements, String ai) {
        return elements.stream().filter(element -> element.ai().equals(ai)).findFirst();
    }

    /** The GTIN in a name; empty when it holds none. */
    public static Optional<String> gtinOf(String name) {
        return group(GTIN, name);
    }

    private static Optional<String> group(Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
