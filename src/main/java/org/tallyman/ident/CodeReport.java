package org.tallyman.ident;

import java.util.List;
import java.util.Optional;

/**
 * All that is known of one code, in every form it has.
 *
 * @param kind what the code is
 * @param elements the elements it holds or, for a typed GTIN or SSCC, the one it stands for; an EAN/UPC symbol holds none,
 *     its number is {@link Scan#gtin()}
 * @param scan how it reads as a scan; empty for EPC forms
 * @param epc the tag it is or would be; empty without a serialised key, or while the company prefix is not known
 * @param untagged the URN of what no tag carries; empty where there is a tag
 * @param warnings what is irregular about it, in sentences; empty when all is well
 */
public record CodeReport(
        Kind kind,
        List<AiElement> elements,
        Optional<Scan> scan,
        Optional<Epc> epc,
        Optional<String> untagged,
        List<String> warnings) {

    /** The form a code was given in. */
    public enum Kind {
        EPC_HEX("EPC of a tag"),
        /** {@code urn:epc:raw:}. */
        EPC_RAW_URI("Bits of a tag"),
        EPC_TAG_URI("EPC tag URI"),
        EPC_PURE_IDENTITY("EPC pure identity URI"),
        /** {@code urn:epc:class:} or {@code urn:epc:idpat:}: all things of a kind. */
        EPC_CLASS("EPC class"),
        DIGITAL_LINK("GS1 Digital Link"),
        ELEMENT_STRING("GS1 element string"),
        GTIN("GTIN"),
        SSCC("SSCC"),
        /** Data of a symbol, or a web address, without GS1 elements. */
        PLAIN("Text");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The kind as people call it. */
        public String words() {
            return words;
        }
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
        return epc.flatMap(Epc::pureIdentity).or(() -> untagged.filter(uri -> uri.startsWith(EpcUris.PURE_IDENTITY)));
    }

    /** The URN of the class of things, {@code urn:epc:class:} or {@code urn:epc:idpat:}. */
    public Optional<String> epcClass() {
        return untagged.filter(uri -> !uri.startsWith(EpcUris.PURE_IDENTITY));
    }

    /** The canonical Digital Link; that of a tag with its own host name is on that host. */
    public Optional<String> digitalLink() {
        if (epc.isPresent() && scan.isEmpty()) {
            return epc.get().digitalLink();
        }
        return scan.flatMap(Scan::digitalLink)
                .or(() -> DigitalLink.canonical(scan.map(Scan::identified).orElse(elements)));
    }

    /** The elements in brackets, {@code |} before those of a composite component. */
    public Optional<String> elementString() {
        String text = scan.isPresent() && scan.get().elements().size() == elements.size()
                ? scan.get().bracketed()
                : ElementString.bracketed(elements);
        return Optional.of(text).filter(written -> !written.isEmpty());
    }

    /** What a scanner would send for a Data Matrix symbol of the same content. */
    public Optional<String> scanData() {
        return scan.map(Scan::scanData);
    }
}
