package org.tallyman.demo;

import java.util.Locale;
import org.tallyman.ident.CheckDigit;
import org.tallyman.ident.Epc;
import org.tallyman.ident.EpcCodec;
import org.tallyman.ident.Parsed;

/** What is written to tags and printed on labels. All company prefixes of the example have seven digits. */
final class Tags {

    private static final int PREFIX_DIGITS = 7;
    private static final String OWN_PREFIX = "9521101";
    private static final char FNC1 = '\u001D';

    private Tags() {}

    /** SGTIN-96 of a carton, hexadecimal. */
    static String carton(String gtin, long serial) {
        String prefix = gtin.substring(1, 1 + PREFIX_DIGITS);
        String item = gtin.charAt(0) + gtin.substring(1 + PREFIX_DIGITS, 13);
        return hex("urn:epc:tag:sgtin-96:2." + prefix + "." + item + "." + serial);
    }

    /** SSCC-96 of a pallet, hexadecimal. */
    static String pallet(String sscc) {
        String prefix = sscc.substring(1, 1 + PREFIX_DIGITS);
        String serial = sscc.charAt(0) + sscc.substring(1 + PREFIX_DIGITS, 17);
        return hex("urn:epc:tag:sscc-96:6." + prefix + "." + serial);
    }

    /** An SSCC of our own, 18 digits. */
    static String sscc(long number) {
        String digits = "1" + OWN_PREFIX + String.format(Locale.ROOT, "%09d", number % 1_000_000_000);
        return digits + CheckDigit.gs1(digits);
    }

    /** The GS1-128 label of a carton as a scanner gives it. */
    static String label(Carton carton) {
        return "]C101" + carton.gtin() + "10" + carton.lot() + FNC1 + "21" + carton.serial();
    }

    private static String hex(String tagUri) {
        return switch (EpcCodec.fromTagUri(tagUri)) {
            case Parsed.Ok<Epc>(Epc epc) -> epc.hex();
            case Parsed.Refused<Epc> refused -> throw new IllegalArgumentException(tagUri + ": " + refused.refusal());
        };
    }
}
