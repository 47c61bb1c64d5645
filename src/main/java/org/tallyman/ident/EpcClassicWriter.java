package org.tallyman.ident;

import java.util.List;

/** Writes the fields of the classic schemes, checking every field against its range (TDS 14.3 and 14.4). */
final class EpcClassicWriter {

    static final int ADI_PART_MAX = 32;
    static final int ADI_SERIAL_MAX = 30;

    private EpcClassicWriter() {}

    /** The hexadecimal digits of whole 16 bit words, as the EPC bank holds them. */
    static Parsed<String> hex(EpcScheme scheme, int filter, List<String> fields) {
        EpcWriter out = new EpcWriter();
        out.put(scheme.header(), 8);
        int max = scheme.maxFilter();
        if (max >= 0) {
            if (filter < 0 || filter > max) {
                out.refuse("filter", "filter", Integer.toString(filter), "must be 0 to " + max);
            }
            out.put(filter & max, Integer.bitCount(max));
        }
        EpcLayout layout = EpcLayout.of(scheme);
        if (layout != null) {
            keyed(out, layout, fields);
        } else if (scheme == EpcScheme.GID_96) {
            integer(out, fields.get(0), 28, (1L << 28) - 1, "general manager number");
            integer(out, fields.get(1), 24, (1L << 24) - 1, "object class");
            integer(out, fields.get(2), 36, (1L << 36) - 1, "serial number");
        } else if (scheme == EpcScheme.USDOD_96) {
            cage(out, fields.get(0), 8);
            integer(out, fields.get(1), 36, (1L << 36) - 1, "serial number");
        } else {
            adi(out, fields);
        }
        out.padTo((Math.max(scheme.bits(), out.length()) + 15) & ~15);
        return out.toHex();
    }

    private static void keyed(EpcWriter out, EpcLayout layout, List<String> fields) {
        String prefix = fields.get(0);
        int digits = prefix.length();
        if (digits < CompanyPrefixLengths.MIN || digits > CompanyPrefixLengths.MAX || !EpcDigits.allDigits(prefix)) {
            out.refuse("company-prefix", "company prefix", prefix, "must be 6 to 12 digits");
            return;
        }
        out.put(CompanyPrefixLengths.MAX - digits, 3);
        out.put(EpcDigits.value(prefix), EpcLayout.prefixBits(digits));
        reference(out, layout, digits, fields.get(1));
        if (layout.pieces()) {
            padded(out, fields.get(2), 7, 2, "piece");
            padded(out, fields.get(3), 7, 2, "total");
        }
        switch (layout.serial()) {
            case INTEGER -> integer(out, fields.getLast(), layout.serialBits(), layout.maxSerial(), "serial");
            case LEADING_ONE -> leadingOne(out, fields.getLast(), layout);
            case TEXT7 -> text7(out, fields.getLast(), layout.serialBits(), layout.serialMax());
            default -> {}
        }
    }

    private static void reference(EpcWriter out, EpcLayout layout, int prefixDigits, String text) {
        int bits = layout.bits() - EpcLayout.prefixBits(prefixDigits);
        int left = layout.digits() - prefixDigits;
        switch (layout.reference()) {
            case PADDED -> padded(out, text, bits, left, "reference");
            case INTEGER -> integer(out, text, bits, layout.maxReference(prefixDigits), "reference");
            case TEXT7 -> text7(out, text, bits, left);
            default -> text6(out, text, 1, left, "reference");
        }
    }

    private static void padded(EpcWriter out, String text, int bits, int digits, String field) {
        if (text.length() != digits || !EpcDigits.allDigits(text)) {
            out.refuse("digits", field, text, "must be " + digits + " digits");
            return;
        }
        out.put(EpcDigits.value(text), bits);
    }

    private static void integer(EpcWriter out, String text, int bits, long max, String field) {
        if (text.isEmpty() || !EpcDigits.allDigits(text)) {
            out.refuse("digits", field, text, "must be digits");
        } else if (text.length() > 1 && text.charAt(0) == '0') {
            out.refuse("leading-zero", field, text, "must not begin with 0 in this scheme");
        } else if (text.length() > 19 || Long.parseUnsignedLong(text) > max || Long.parseUnsignedLong(text) < 0) {
            out.refuse("range", field, text, "must not be above " + max);
        } else {
            out.put(EpcDigits.value(text), bits);
        }
    }

    private static void leadingOne(EpcWriter out, String text, EpcLayout layout) {
        if (text.isEmpty() || text.length() > layout.serialMax() || !EpcDigits.allDigits(text)) {
            out.refuse("digits", "serial", text, "must be 1 to " + layout.serialMax() + " digits");
            return;
        }
        out.put(EpcDigits.power(text.length()) + EpcDigits.value(text), layout.serialBits());
    }

    private static void text7(EpcWriter out, String text, int bits, int max) {
        checkText(out, text, EpcText.SET_82, "serial");
        checkLength(out, text, 1, max, "serial");
        if (!out.failed()) {
            int end = out.length() + bits;
            text.chars().forEach(character -> out.put(character, 7));
            out.padTo(end);
        }
    }

    private static void text6(EpcWriter out, String text, int min, int max, String field) {
        checkText(out, text, EpcText.SET_39, field);
        checkLength(out, text, min, max, field);
        text.chars().forEach(character -> out.put(character & 63, 6));
        out.put(0, 6);
    }

    private static void checkText(EpcWriter out, String text, EpcText set, String field) {
        int outside = set.firstOutside(text);
        if (outside >= 0) {
            out.refuse("character", field, EpcText.show(outside), "is not a character of this field");
        }
    }

    private static void checkLength(EpcWriter out, String text, int min, int max, String field) {
        if (text.length() < min || text.length() > max) {
            out.refuse("length", field, text, "must have " + min + " to " + max + " characters");
        }
    }

    private static void cage(EpcWriter out, String text, int bits) {
        checkText(out, text, EpcText.CAGE, "CAGE or DoDAAC");
        checkLength(out, text, 5, 6, "CAGE or DoDAAC");
        if (text.length() == 5) {
            out.put(' ', bits);
        }
        text.chars().forEach(character -> out.put(bits == 6 ? character & 63 : character, bits));
    }

    private static void adi(EpcWriter out, List<String> fields) {
        cage(out, fields.get(0), 6);
        String part = fields.get(1);
        if (part.indexOf('#') >= 0) {
            out.refuse("character", "part number", part, "must be of A-Z 0-9 - /");
        }
        text6(out, part, 0, ADI_PART_MAX, "part number");
        String serial = fields.get(2);
        if (serial.lastIndexOf('#') > 0 || serial.equals("#")) {
            out.refuse("character", "serial number", serial, "must have # only before other characters");
        }
        text6(out, serial, 1, ADI_SERIAL_MAX, "serial number");
    }
}
