package org.tallyman.ident;

import java.util.Optional;

/** What the EPC bank of a tag holds. Whatever it is, the bits are kept as they were read. */
public sealed interface EpcTag {

    /** The bits as they were read, in upper case; text that is not hexadecimal stays as it was. */
    String hex();

    /** An EPC of a scheme that the standard defines. */
    record Gs1(Epc epc) implements EpcTag {
        @Override
        public String hex() {
            return epc.hex();
        }
    }

    /** Never written: all bits are zero, or the header says so. */
    record Unprogrammed(String hex) implements EpcTag {}

    /**
     * Something else: a private number, another standard, a tag identifier, a broken EPC.
     *
     * @param reason the first rule of the EPC Tag Data Standard that it breaks
     */
    record Foreign(String hex, Refusal reason) implements EpcTag {

        /** Whether these are words of 16 bits as a reader reports them, at least two: no short number a person typed. */
        public boolean isWholeBank() {
            return hex.length() >= 8 && hex.length() % 4 == 0;
        }
    }

    /** Sorts what a reader reported; never fails and never drops anything. */
    static EpcTag of(String hex) {
        return switch (EpcCodec.decodeHex(hex)) {
            case Parsed.Ok<Epc>(Epc epc) -> new Gs1(epc);
            case Parsed.Refused<Epc>(Refusal refusal) ->
                refusal.code().equals(EpcCodec.UNPROGRAMMED)
                        ? new Unprogrammed(EpcCodec.upper(hex))
                        : new Foreign(EpcBits.ofHex(hex) == null ? hex : EpcCodec.upper(hex), refusal);
        };
    }

    /** {@code urn:epc:raw:} with the bits as they are (TDS 12.3), for a tag of any kind; empty where they are no bits. */
    default Optional<String> rawUri() {
        return hex().isEmpty() || EpcBits.ofHex(hex()) == null
                ? Optional.empty()
                : Optional.of("urn:epc:raw:" + hex().length() * 4 + ".x" + hex());
    }
}
