package org.tallyman.ident;

import java.util.List;
import java.util.Optional;

/** Explains any code a person pastes or a program asks about, whatever its form. */
public final class Codes {

    private static final String LINE_ENDS = "\t\r\n";
    /** A bank of nothing but zeros is an unprogrammed tag and not, from this many digits on, the SSCC zero. */
    private static final int ZERO_BANK = 20;

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
        if (UrnReader.isUrn(text)) {
            return UrnReader.explain(text);
        }
        if (isZeroBank(text)) {
            return EpcCodec.decodeHex(text).map(epc -> of(CodeReport.Kind.EPC_HEX, epc));
        }
        return switch (Scan.parse(text)) {
            case Parsed.Ok<Scan>(Scan read) when !isBareText(read) -> Parsed.ok(of(read, prefixes));
            case Parsed.Ok<Scan> bare -> bareText(text);
            case Parsed.Refused<Scan>(Refusal refusal) -> Parsed.refused(refusal);
        };
    }

    private static Parsed<CodeReport> bareText(String text) {
        if (isHexadecimal(text)) {
            return EpcCodec.decodeHex(text).map(epc -> of(CodeReport.Kind.EPC_HEX, epc));
        }
        String digits = text.replaceFirst("^0[xX]", "").replaceAll("[ :-]", "");
        return digits.length() >= 8 && isHexadecimal(digits)
                ? Parsed.refused(
                        "hex", "code", text, "must be hexadecimal digits alone: no 0x, spaces, dashes or colons")
                : Parsed.refused(
                        "unknown-form",
                        "code",
                        text,
                        "is no EPC, URN, Digital Link, element string, symbol, GTIN or SSCC");
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
        return text.chars().allMatch(c -> PercentEncoding.hex((char) c) >= 0);
    }

    private static boolean isZeroBank(String text) {
        return text.length() >= ZERO_BANK
                && text.length() % 4 == 0
                && text.chars().allMatch(c -> c == '0');
    }

    static CodeReport of(CodeReport.Kind kind, Epc epc) {
        List<String> warnings =
                epc.flags().stream().sorted().map(EpcFlag::sentence).toList();
        return new CodeReport(kind, epc.elements(), Optional.empty(), Optional.of(epc), Optional.empty(), warnings);
    }

    private static CodeReport of(Scan scan, CompanyPrefixLengths prefixes) {
        CodeReport.Kind kind = switch (scan.form()) {
            case ELEMENT_STRING, BRACKETED -> CodeReport.Kind.ELEMENT_STRING;
            case DIGITAL_LINK -> CodeReport.Kind.DIGITAL_LINK;
            case GTIN -> CodeReport.Kind.GTIN;
            case SSCC -> CodeReport.Kind.SSCC;
            case PLAIN -> CodeReport.Kind.PLAIN;
        };
        Parsed<Epc> written =
                EpcCodec.fromElements(scan.identified(), EpcEncoding.shortest().with(prefixes));
        Optional<Epc> epc = written instanceof Parsed.Ok<Epc>(Epc tag) ? Optional.of(tag) : Optional.empty();
        return new CodeReport(
                kind,
                scan.symbology() == Symbology.UNKNOWN ? scan.identified() : scan.elements(),
                Optional.of(scan),
                epc,
                epc.isPresent() ? Optional.empty() : UntaggedUrn.uri(scan.identified(), prefixes),
                scan.warnings().stream().map(Refusal::sentence).toList());
    }
}
