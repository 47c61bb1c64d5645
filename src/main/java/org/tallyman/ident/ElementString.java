package org.tallyman.ident;

import java.util.List;
import java.util.Optional;

/**
 * A GS1 element string (General Specifications 7.8), validated by the rules of the GS1 Barcode Syntax Dictionary.
 *
 * @param elements in the order of the input; the elements of a composite component follow those of the linear one
 * @param linear how many of the elements are of the linear component: all of them without a composite component
 * @param data the string with {@code ^} for every FNC1, first one included; {@code |} before a composite component
 * @param warnings missing companions that were let pass
 */
public record ElementString(List<AiElement> elements, int linear, String data, List<Refusal> warnings)
        implements ScanContent {

    /** Longest input taken, in characters. */
    public static final int MAX_LENGTH = 8_191;

    static final char FNC1 = '^';
    static final char GROUP_SEPARATOR = '\u001d';

    private static final char COMPOSITE = '|';
    private static final String GTIN_AI = "01";

    /** Reads the bracketed form people write and print: {@code (01)09506000134352(10)ABC}; {@code \(} is a bracket in a value. */
    public static Parsed<ElementString> parseBracketed(String text) {
        return parseBracketed(text, Leniency.STRICT);
    }

    /** As {@link #parseBracketed(String)}, with the given leniency towards missing companions. */
    public static Parsed<ElementString> parseBracketed(String text, Leniency leniency) {
        if (text.length() > MAX_LENGTH) {
            return tooLong(text);
        }
        ElementReader reader = new ElementReader();
        StringBuilder data = new StringBuilder(text.length());
        int composite = text.indexOf(COMPOSITE);
        boolean read;
        if (composite < 0) {
            read = BracketedText.read(text, reader, data);
        } else {
            read = BracketedText.read(text.substring(0, composite), reader, data);
            reader.endLinear();
            read = read && BracketedText.read(text.substring(composite + 1), reader, data.append(COMPOSITE));
        }
        return read && reader.judge(leniency) ? made(reader, data.toString()) : Parsed.refused(reader.refusal());
    }

    /** Reads the unbracketed form with {@code ^} for FNC1, which must come first: {@code ^010950600013435210ABC^2112}. */
    public static Parsed<ElementString> parseFnc1(String text) {
        return parseFnc1(text, Leniency.STRICT);
    }

    /** As {@link #parseFnc1(String)}, with the given leniency towards missing companions. */
    public static Parsed<ElementString> parseFnc1(String text, Leniency leniency) {
        if (text.length() > MAX_LENGTH) {
            return tooLong(text);
        }
        ElementReader reader = new ElementReader();
        int composite = text.indexOf(COMPOSITE);
        boolean read;
        if (composite < 0) {
            read = component(text, 0, text.length(), reader);
        } else {
            read = component(text, 0, composite, reader);
            reader.endLinear();
            read = read && component(text, composite + 1, text.length(), reader);
        }
        return read && reader.judge(leniency) ? made(reader, text) : Parsed.refused(reader.refusal());
    }

    private static boolean component(String text, int from, int to, ElementReader reader) {
        if (from == to || text.charAt(from) != FNC1) {
            return reader.refuse("fnc1-missing", "element string", text, "must start with FNC1, written ^");
        }
        return reader.readSeparated(text, from + 1, to, FNC1);
    }

    /** Reads what a scanner sends after the symbology identifier: data[from..) with the group separator for FNC1. */
    static Parsed<ElementString> parseScanned(String message, int from, Leniency leniency) {
        return parseScanned(message, from, new ElementReader(), "", leniency);
    }

    /** Reads the composite component beside an EAN/UPC symbol, whose GTIN accompanies the elements of the component. */
    static Parsed<ElementString> parseComponent(String message, int from, String gtin, Leniency leniency) {
        ElementReader reader = new ElementReader();
        reader.accompanyBy(GTIN_AI);
        reader.endLinear();
        return parseScanned(message, from, reader, gtin + COMPOSITE, leniency);
    }

    private static Parsed<ElementString> parseScanned(
            String message, int from, ElementReader reader, String before, Leniency leniency) {
        if (message.indexOf(FNC1, from) >= 0) {
            return Parsed.refused("character", "element string", message, "a scanned element string has no ^");
        }
        return reader.readSeparated(message, from, message.length(), GROUP_SEPARATOR) && reader.judge(leniency)
                ? made(reader, before + FNC1 + message.substring(from).replace(GROUP_SEPARATOR, FNC1))
                : Parsed.refused(reader.refusal());
    }

    private static Parsed<ElementString> made(ElementReader reader, String data) {
        return Parsed.ok(new ElementString(reader.elements(), reader.linear(), data, reader.warnings()));
    }

    static <T> Parsed<T> tooLong(String text) {
        return Parsed.refused("too-long", "input", text, "at most " + MAX_LENGTH + " characters are read");
    }

    /** The linear component as a Data Matrix scanner sends it: {@code ]d2}, the group separator for FNC1. */
    @Override
    public String scanData() {
        int composite = data.indexOf(COMPOSITE);
        String linear = composite < 0 ? data : data.substring(0, composite);
        return linear.charAt(0) == FNC1
                ? "]d2" + linear.substring(1).replace(FNC1, GROUP_SEPARATOR)
                : new PlainData(linear).scanData();
    }

    @Override
    public Optional<String> digitalLink() {
        return DigitalLink.canonical(elements);
    }

    /** The bracketed form, {@code |} between linear and composite component. */
    @Override
    public String bracketed() {
        String first = bracketed(elements.subList(0, linear));
        String second = bracketed(elements.subList(linear, elements.size()));
        return first.isEmpty() || second.isEmpty() ? first + second : first + COMPOSITE + second;
    }

    /** The bracketed form of elements, brackets in values escaped by a backslash. */
    public static String bracketed(List<AiElement> elements) {
        StringBuilder text = new StringBuilder();
        for (AiElement element : elements) {
            text.append('(')
                    .append(element.ai())
                    .append(')')
                    .append(element.value().replace("(", "\\("));
        }
        return text.toString();
    }
}
