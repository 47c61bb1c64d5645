package org.tallyman.ident;

import java.util.Optional;

/** Recognises the form of an input and hands it to the reader of that form. */
final class ScanReader {

    private static final int IDENTIFIER = 3;
    private static final int SSCC_LENGTH = 18;
    private static final int ITF_14_LENGTH = 14;
    private static final String COMPOSITE = "|]e0";

    private ScanReader() {}

    static Parsed<Scan> read(String raw, Leniency leniency) {
        if (raw.length() > ElementString.MAX_LENGTH) {
            return ElementString.tooLong(raw);
        }
        return raw.startsWith("]") ? identified(raw, leniency) : bare(raw, leniency);
    }

    /** A message after a symbology identifier. */
    private static Parsed<Scan> identified(String raw, Leniency leniency) {
        if (raw.length() < IDENTIFIER) {
            return Parsed.refused("symbology", "symbology identifier", raw, "] must be followed by two characters");
        }
        Optional<Symbology> known = Symbology.of(raw);
        if (known.isEmpty()) {
            return Parsed.refused(
                    "symbology", "symbology identifier", raw.substring(0, IDENTIFIER), "is not known (ISO/IEC 15424)");
        }
        Symbology symbology = known.get();
        return switch (symbology.carries()) {
            case ELEMENTS ->
                ElementString.parseScanned(raw, IDENTIFIER, leniency)
                        .map(content -> new Scan(Scan.Form.ELEMENT_STRING, symbology, content));
            case GTIN -> eanUpc(raw.substring(IDENTIFIER), symbology, leniency);
            case ANY ->
                symbology == Symbology.ITF_CHECKED && raw.length() == IDENTIFIER + ITF_14_LENGTH
                        ? itf14(raw.substring(IDENTIFIER))
                        : plainOrLink(raw.substring(IDENTIFIER), symbology, leniency);
        };
    }

    /** Thirteen or eight digits, then perhaps those of an add-on or the message of a composite component. */
    private static Parsed<Scan> eanUpc(String message, Symbology symbology, Leniency leniency) {
        int length = symbology.gtinLength();
        boolean composite = message.startsWith(COMPOSITE, length);
        if (message.length() < length || (!composite && !symbology.takesAddOn(message.length() - length))) {
            return Parsed.refused("length", symbology.label(), message, "must have " + length + " digits");
        }
        String gtin = message.substring(0, length);
        if (!CheckDigit.valid(gtin)) {
            return wrongCheckDigit(symbology.label(), gtin);
        }
        if (composite) {
            return ElementString.parseComponent(message, length + COMPOSITE.length(), gtin, leniency)
                    .map(component -> new Scan(Scan.Form.ELEMENT_STRING, symbology, component));
        }
        return NumberLinters.allDigits(message, length, message.length())
                ? Parsed.ok(new Scan(Scan.Form.GTIN, symbology, new PlainData(message)))
                : Parsed.refused("digits", symbology.label(), message, "must have digits only");
    }

    /** The only GS1 use of Interleaved 2 of 5, always with its check digit (General Specifications 5.3). */
    private static Parsed<Scan> itf14(String gtin) {
        return CheckDigit.valid(gtin)
                ? Parsed.ok(new Scan(Scan.Form.GTIN, Symbology.ITF_CHECKED, new PlainData(gtin)))
                : wrongCheckDigit("ITF-14", gtin);
    }

    private static Parsed<Scan> wrongCheckDigit(String field, String digits) {
        return Parsed.refused("check-digit", field, digits, "must be digits that end in their GS1 check digit");
    }

    private static Parsed<Scan> plainOrLink(String message, Symbology symbology, Leniency leniency) {
        return DigitalLink.hasScheme(message)
                ? DigitalLink.parse(message, leniency).map(link -> new Scan(Scan.Form.DIGITAL_LINK, symbology, link))
                : Parsed.ok(new Scan(Scan.Form.PLAIN, symbology, new PlainData(message)));
    }

    /** An input without symbology identifier: typed, pasted, or from a scanner set to send none. */
    private static Parsed<Scan> bare(String raw, Leniency leniency) {
        if (raw.isEmpty()) {
            return Parsed.refused("empty", "input", raw, "nothing was scanned");
        }
        char first = raw.charAt(0);
        if (first == '(') {
            return ElementString.parseBracketed(raw, leniency)
                    .map(content -> new Scan(Scan.Form.BRACKETED, Symbology.UNKNOWN, content));
        }
        if (first == ElementString.FNC1) {
            return elementString(ElementString.parseFnc1(raw, leniency));
        }
        if (raw.indexOf(ElementString.GROUP_SEPARATOR) >= 0) {
            int from = first == ElementString.GROUP_SEPARATOR ? 1 : 0;
            return elementString(ElementString.parseScanned(raw, from, leniency));
        }
        if (NumberLinters.allDigits(raw, 0, raw.length())) {
            Scan.Form form = keyForm(raw.length());
            if (form != Scan.Form.PLAIN) {
                return CheckDigit.valid(raw)
                        ? Parsed.ok(new Scan(form, Symbology.UNKNOWN, new PlainData(raw)))
                        : wrongCheckDigit(form.name(), raw);
            }
        }
        if (raw.startsWith("01") || raw.startsWith("00")) {
            // Scanners set to send no identifier: an element string that starts with a key and is right throughout.
            Parsed<ElementString> elements = ElementString.parseScanned(raw, 0, leniency);
            if (elements instanceof Parsed.Ok<ElementString>) {
                return elementString(elements);
            }
        }
        return plainOrLink(raw, Symbology.UNKNOWN, leniency);
    }

    private static Scan.Form keyForm(int digits) {
        return switch (digits) {
            case 8, 12, 13, 14 -> Scan.Form.GTIN;
            case SSCC_LENGTH -> Scan.Form.SSCC;
            default -> Scan.Form.PLAIN;
        };
    }

    private static Parsed<Scan> elementString(Parsed<ElementString> elements) {
        return elements.map(content -> new Scan(Scan.Form.ELEMENT_STRING, Symbology.UNKNOWN, content));
    }
}
