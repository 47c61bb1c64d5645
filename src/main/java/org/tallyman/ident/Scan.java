package org.tallyman.ident;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One scan or typed code, whatever its form.
 *
 * @param form what the input was taken for
 * @param symbology as named by the scanner
 * @param content elements or plain data
 */
public record Scan(Form form, Symbology symbology, ScanContent content) {

    /** What an input was taken for. */
    public enum Form {
        /** AIs and values, separated by FNC1 where needed. */
        ELEMENT_STRING,
        /** AIs in brackets. */
        BRACKETED,
        DIGITAL_LINK,
        /** Digits of a GTIN-8, -12, -13 or -14 with a right check digit. */
        GTIN,
        /** Digits of an SSCC with a right check digit. */
        SSCC,
        /** Anything else. */
        PLAIN
    }

    /** Reads strictly whatever a scanner sends or a person types. */
    public static Parsed<Scan> parse(String raw) {
        return parse(raw, Leniency.STRICT);
    }

    /** As {@link #parse(String)}, with the given leniency towards missing companions. */
    public static Parsed<Scan> parse(String raw, Leniency leniency) {
        return ScanReader.read(raw, leniency);
    }

    /** The elements in the order of the input; empty for plain data and GTIN symbols. */
    public List<AiElement> elements() {
        return content.elements();
    }

    /** The elements, or the one element that a plain GTIN or SSCC stands for. */
    public List<AiElement> identified() {
        return switch (form) {
            case GTIN -> gtin().map(gtin -> List.of(new AiElement("01", gtin))).orElse(List.of());
            case SSCC -> List.of(new AiElement("00", content.data()));
            case ELEMENT_STRING, BRACKETED, DIGITAL_LINK, PLAIN -> elements();
        };
    }

    public List<Refusal> warnings() {
        return content.warnings();
    }

    /** The message: {@code ^} for FNC1 in element strings, else as sent. */
    public String data() {
        return content.data();
    }

    /** What a scanner would send for a Data Matrix symbol of the same content. */
    public String scanData() {
        return content.scanData();
    }

    /** The canonical Digital Link, if the elements fit into one. */
    public Optional<String> digitalLink() {
        return content.digitalLink();
    }

    /** The elements in brackets; empty without elements. */
    public String bracketed() {
        return content.bracketed();
    }

    /** The value of an AI, if present. */
    public Optional<String> value(String ai) {
        return elements().stream()
                .filter(element -> element.ai().equals(ai))
                .map(AiElement::value)
                .findFirst();
    }

    /** Fourteen digits: of AI (01), of an EAN/UPC or ITF-14 symbol, or of a typed GTIN. */
    public Optional<String> gtin() {
        String data = content.data();
        if (symbology.carries() == Symbology.Carries.GTIN) {
            return Optional.of(Gtin.padded(data.substring(0, symbology.gtinLength())));
        }
        return form == Form.GTIN ? Optional.of(Gtin.padded(data)) : value("01");
    }

    public Optional<String> serial() {
        return value("21");
    }

    public Optional<String> lot() {
        return value("10");
    }

    public Optional<String> sscc() {
        return form == Form.SSCC ? Optional.of(content.data()) : value("00");
    }

    /** The number of a physical location, AI (414). */
    public Optional<String> gln() {
        return value("414");
    }

    /** The use-by date, AI (17), else of AI (7003); century and day 00 by the rules of GS1, seen from the given day. */
    public Optional<LocalDate> expiry(LocalDate readOn) {
        return value("17").or(() -> value("7003")).map(value -> AiDate.of(value, readOn));
    }

    /** A date AI such as (11), (15) or (17), seen from the given day. */
    public Optional<LocalDate> date(String ai, LocalDate readOn) {
        return value(ai).map(value -> AiDate.of(value, readOn));
    }

    /** The count of items or of contained trade items, AI (30) or (37). */
    public Optional<BigDecimal> count() {
        return value("30").or(() -> value("37")).map(BigDecimal::new);
    }

    /** Weights, dimensions, areas and volumes, in the order of the input. */
    public List<Measure> measures() {
        return elements().stream()
                .filter(element -> Measure.is(element.ai()))
                .map(Measure::of)
                .toList();
    }
}
