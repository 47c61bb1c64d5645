package org.tallyman.ident;

import java.util.Optional;

/**
 * The symbology a scanner names by its AIM identifier (ISO/IEC 15424): {@code ]}, a letter, a modifier. Which of them
 * carry GS1 data says the GS1 General Specifications, table of symbology identifiers in 5.1; the others carry plain data.
 *
 * <p>The names returned by {@link #label()} are those of the GS1 reference engine where it knows the symbology.
 */
public enum Symbology {
    /** No identifier was sent. */
    UNKNOWN("", "", Carries.ANY),
    GS1_128("C1", "GS1_128_CCA", Carries.ELEMENTS),
    EAN_13("E0", "EAN13", Carries.GTIN),
    EAN_2_ADD_ON("E1", "EAN2", Carries.ANY),
    EAN_5_ADD_ON("E2", "EAN5", Carries.ANY),
    EAN_13_WITH_ADD_ON("E3", "EAN13", Carries.GTIN),
    EAN_8("E4", "EAN8", Carries.GTIN),
    DATABAR("e0", "DataBarExpanded", Carries.ELEMENTS),
    DATA_MATRIX("d1", "DM", Carries.ANY),
    GS1_DATA_MATRIX("d2", "DM", Carries.ELEMENTS),
    QR("Q1", "QR", Carries.ANY),
    GS1_QR("Q3", "QR", Carries.ELEMENTS),
    DOTCODE("J0", "DotCode", Carries.ANY),
    GS1_DOTCODE("J1", "DotCode", Carries.ELEMENTS),
    ITF_CHECKED("I1", "ITF", Carries.ANY),
    ITF("I", "ITF", Carries.ANY),
    CODE_39("A", "Code39", Carries.ANY),
    CODE_128("C", "Code128", Carries.ANY),
    CODABAR("F", "Codabar", Carries.ANY),
    CODE_93("G", "Code93", Carries.ANY),
    PDF417("L", "PDF417", Carries.ANY),
    OTHER_DATA_MATRIX("d", "DM", Carries.ANY),
    OTHER_QR("Q", "QR", Carries.ANY),
    AZTEC("z", "Aztec", Carries.ANY);

    /** What the message of a symbol with this identifier is. */
    enum Carries {
        ELEMENTS,
        GTIN,
        ANY
    }

    private static final String MODIFIERS = "0123456789ABCDEFabcdef";

    private final String identifier;
    private final String label;
    private final Carries carries;

    Symbology(String identifier, String label, Carries carries) {
        this.identifier = identifier;
        this.label = label;
        this.carries = carries;
    }

    /** The symbology of a message that starts with {@code ]} and two characters, if it is known. */
    static Optional<Symbology> of(String message) {
        for (Symbology symbology : values()) {
            boolean named = symbology != UNKNOWN && message.startsWith(symbology.identifier, 1);
            if (named && (symbology.identifier.length() == 2 || MODIFIERS.indexOf(message.charAt(2)) >= 0)) {
                return Optional.of(symbology);
            }
        }
        return Optional.empty();
    }

    /** Short name for people and programs, empty when no identifier was sent. */
    public String label() {
        return label;
    }

    Carries carries() {
        return carries;
    }

    /** Digits of the GTIN at the start of the message of an EAN/UPC symbol. */
    int gtinLength() {
        return this == EAN_8 ? 8 : 13;
    }

    /** Whether the message may hold this many digits behind the GTIN: those of an add-on symbol. */
    boolean takesAddOn(int digits) {
        return this == EAN_13_WITH_ADD_ON ? digits == 2 || digits == 5 : digits == 0;
    }
}
