package org.tallyman.ident;

import java.util.List;
import java.util.Optional;

/** Explains any code a person pastes or a program asks about, whatever its form. */
public final class Codes {

    private static final String TAG_URI = "urn:epc:tag:";
    private static final String URN = "urn:";
    private static final String LINE_ENDS = "\t\r\n";

    private Codes() {}

    /**
     * What a code is and its other forms. Tabs and line ends around it, as scanners send them, are ignored.
     *
     * <p>Tried in this order: URN; what starts like a scan, a bracketed or unbracketed element string or a web address;
     * a GTIN or SSCC with its check digit; an element string that starts with a GTIN or SSCC; the hexadecimal digits of
     * an EPC.
     *
     * @param prefixes tells company prefixes, needed for the tag forms of elements
     * @return the report, or the rule that the code breaks
     */
    public static Parsed<CodeReport> explain(String code, CompanyPrefixLengths prefixes) {
        String text = withoutLineEnds(code);
        if (text.startsWith(URN)) {
            boolean tag = text.startsWith(TAG_URI);
            return tag
                    ? EpcCodec.fromTagUri(text).map(epc -> of(CodeReport.Kind.EPC_TAG_URI, epc))
                    : EpcCodec.fromPureIdentity(text).map(epc -> of(CodeReport.Kind.EPC_PURE_IDENTITY, epc));
        }
        Parsed<Scan> scan = Scan.parse(text);
        boolean hexadecimal = isHexadecimal(text);
        return switch (scan) {
            case Parsed.Ok<Scan>(Scan read) when !isBareText(read) -> Parsed.ok(of(read, prefixes));
            case Parsed.Ok<Scan> bare
            when hexadecimal -> EpcCodec.decodeHex(text).map(epc -> of(CodeReport.Kind.EPC_HEX, epc));
            case Parsed.Ok<Scan> bare ->
                Parsed.refused(
                        "unknown-form",
                        "code",
                        text,
                        "is no EPC, URN, Digital Link, element string, symbol, GTIN or SSCC");
            case Parsed.Refused<Scan>(Refusal refusal) -> Parsed.refused(refusal);
        };
    }

    private static String withoutLineEnds(String code) {
        int from = 0;
        int to = code.length();
        while (from < to && LINE_ENDS.indexOf(code.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && LINE_ENDS.indexOf(code.charAt(to - 1)) >= 0) {
            to--;
        }
        return code.substring(from, to);
    }

    private static boolean isBareText(Scan scan) {
        return scan.form() == Scan.Form.PLAIN
                && scan.symbology() == Symbology.UNKNOWN
                && !scan.data().contains("://");
    }

    private static boolean isHexadecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (PercentEncoding.hex(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static CodeReport of(CodeReport.Kind kind, Epc epc) {
        List<String> warnings =
                epc.flags().stream().sorted().map(EpcFlag::sentence).toList();
        return new CodeReport(kind, Optional.empty(), Optional.of(epc), warnings);
    }

    private static CodeReport of(Scan scan, CompanyPrefixLengths prefixes) {
        CodeReport.Kind kind = switch (scan.form()) {
            case ELEMENT_STRING, BRACKETED -> CodeReport.Kind.ELEMENT_STRING;
            case DIGITAL_LINK -> CodeReport.Kind.DIGITAL_LINK;
            case GTIN -> CodeReport.Kind.GTIN;
            case SSCC -> CodeReport.Kind.SSCC;
            case PLAIN -> CodeReport.Kind.PLAIN;
        };
        Optional<Epc> epc =
                EpcCodec.fromElements(scan.identified(), EpcEncoding.shortest().with(prefixes))
                                instanceof Parsed.Ok<Epc>(Epc written)
                        ? Optional.of(written)
                        : Optional.empty();
        return new CodeReport(
                kind,
                Optional.of(scan),
                epc,
                scan.warnings().stream().map(Refusal::sentence).toList());
    }
}
