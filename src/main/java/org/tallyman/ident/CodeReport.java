package org.tallyman.ident;

import java.util.List;
import java.util.Optional;

/**
 * All that is known of one code, in every form it has.
 *
 * @param kind what the code is
 * @param scan how it reads as a scan; empty for EPC forms
 * @param epc the tag it is or would be; empty without a serialised key, or while the company prefix is not known
 * @param warnings what is irregular about it, in sentences; empty when all is well
 */
public record CodeReport(Kind kind, Optional<Scan> scan, Optional<Epc> epc, List<String> warnings) {

    /** The form a code was given in. */
    public enum Kind {
        EPC_HEX,
        EPC_TAG_URI,
        EPC_PURE_IDENTITY,
        DIGITAL_LINK,
        ELEMENT_STRING,
        GTIN,
        SSCC,
        /** Data of a symbol, or a web address, without GS1 elements. */
        PLAIN
    }

    /**
     * The elements it holds or, for a typed GTIN or SSCC, the one it stands for. An EAN/UPC symbol holds no elements: its
     * number is {@link Scan#gtin()}.
     */
    public List<AiElement> elements() {
        return scan.map(CodeReport::elements).or(() -> epc.map(Epc::elements)).orElse(List.of());
    }

    private static List<AiElement> elements(Scan scan) {
        return scan.symbology() == Symbology.UNKNOWN ? scan.identified() : scan.elements();
    }

    /** The symbology as the scanner named it. */
    public Optional<String> symbology() {
        return scan.map(read -> read.symbology().label()).filter(label -> !label.isEmpty());
    }

    /** The bits of the tag, hexadecimal. */
    public Optional<String> hex() {
        return epc.map(Epc::hex);
    }

    public Optional<String> tagUri() {
        return epc.flatMap(Epc::tagUri);
    }

    public Optional<String> pureIdentity() {
        return epc.flatMap(Epc::pureIdentity);
    }

    /** The canonical Digital Link; that of a tag with its own host name is on that host. */
    public Optional<String> digitalLink() {
        return scan.isPresent()
                ? scan.get()
                        .digitalLink()
                        .or(() -> DigitalLink.canonical(scan.get().identified()))
                : epc.flatMap(Epc::digitalLink);
    }

    /** The elements in brackets. */
    public Optional<String> elementString() {
        return Optional.of(ElementString.bracketed(elements())).filter(text -> !text.isEmpty());
    }

    /** What a scanner would send for a Data Matrix symbol of the same content. */
    public Optional<String> scanData() {
        return scan.map(Scan::scanData);
    }
}
