package org.tallyman.ident;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes every URN of the EPC Tag Data Standard for what it names: bits, a tag, a thing or a class of things. */
final class UrnReader {

    private static final String URN = "urn:";
    private static final String EPC = "urn:epc:";
    private static final String PATTERN = "urn:epc:pat:";
    private static final String RAW = "urn:epc:raw:";
    private static final Pattern BITS = Pattern.compile("urn:epc:raw:([1-9][0-9]{0,3})\\.x([0-9A-F]{1,1024})");

    private UrnReader() {}

    static boolean isUrn(String text) {
        return text.regionMatches(true, 0, URN, 0, URN.length());
    }

    static Parsed<CodeReport> explain(String text) {
        // RFC 8141, 3.1: scheme and name space are the same in either case, what follows is not.
        String uri = text.regionMatches(true, 0, EPC, 0, EPC.length()) ? EPC + text.substring(EPC.length()) : text;
        if (uri.startsWith(RAW)) {
            return raw(uri);
        }
        if (uri.startsWith(EpcUris.TAG)) {
            return EpcCodec.fromTagUri(uri).map(epc -> Codes.of(CodeReport.Kind.EPC_TAG_URI, epc));
        }
        if (uri.startsWith(PATTERN)) {
            return Parsed.refused("pattern", "URI", text, "is a pattern that selects tags; it names no single thing");
        }
        if (FreightUrn.is(uri)) {
            return FreightUrn.checked(uri).map(named -> untagged(named, List.of()));
        }
        Optional<UntaggedUrn> form = UntaggedUrn.of(uri);
        return form.isPresent()
                ? form.get().elements(uri).map(elements -> untagged(uri, elements))
                : EpcCodec.fromPureIdentity(uri).map(epc -> Codes.of(CodeReport.Kind.EPC_PURE_IDENTITY, epc));
    }

    private static CodeReport untagged(String uri, List<AiElement> elements) {
        boolean single = uri.startsWith(EpcUris.PURE_IDENTITY);
        return new CodeReport(
                single ? CodeReport.Kind.EPC_PURE_IDENTITY : CodeReport.Kind.EPC_CLASS,
                elements,
                Optional.empty(),
                Optional.empty(),
                Optional.of(uri),
                List.of());
    }

    private static Parsed<CodeReport> raw(String uri) {
        Matcher bits = BITS.matcher(uri);
        if (!bits.matches()
                || (Integer.parseInt(bits.group(1)) + 3) / 4 != bits.group(2).length()) {
            return Parsed.refused(
                    "urn", "URI", uri, "must be urn:epc:raw:<bits>.x<as many bits in hexadecimal> (TDS 12.3)");
        }
        return EpcCodec.decodeHex(bits.group(2)).map(epc -> Codes.of(CodeReport.Kind.EPC_RAW_URI, epc));
    }
}
