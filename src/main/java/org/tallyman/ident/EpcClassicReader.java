package org.tallyman.ident;

import java.util.List;
import org.tallyman.ident.EpcLayout.Part;

/** Reads the fields of the classic schemes (TDS 14.3 and 14.4). */
final class EpcClassicReader {

    private EpcClassicReader() {}

    static List<String> fields(EpcReader in, EpcScheme scheme) {
        EpcLayout layout = EpcLayout.of(scheme);
        if (layout != null) {
            return keyed(in, layout);
        }
        return switch (scheme) {
            case GID_96 ->
                List.of(
                        Long.toString(in.take(28, "general manager number")),
                        Long.toString(in.take(24, "object class")),
                        Long.toString(in.take(36, "serial number")));
            case USDOD_96 -> List.of(cage(in, 8), Long.toString(in.take(36, "serial number")));
            default -> adi(in);
        };
    }

    private static List<String> keyed(EpcReader in, EpcLayout layout) {
        int partition = (int) in.take(3, "partition");
        if (partition == 7) {
            in.refuse("partition", "partition", "7", "must be 0 to 6; 7 is reserved (TDS 14.3)");
            return List.of();
        }
        int prefixDigits = CompanyPrefixLengths.MAX - partition;
        String prefix = in.takeDigits(EpcLayout.prefixBits(prefixDigits), prefixDigits, "company prefix");
        String reference = reference(in, layout, prefixDigits);
        if (layout.pieces()) {
            String piece = in.takeDigits(7, 2, "piece");
            String total = in.takeDigits(7, 2, "total");
            return List.of(prefix, reference, piece, total, serial(in, layout));
        }
        return layout.serial() == Part.NONE
                ? List.of(prefix, reference)
                : List.of(prefix, reference, serial(in, layout));
    }

    private static String reference(EpcReader in, EpcLayout layout, int prefixDigits) {
        int bits = layout.bits() - EpcLayout.prefixBits(prefixDigits);
        int digits = layout.digits() - prefixDigits;
        return switch (layout.reference()) {
            case PADDED -> in.takeDigits(bits, digits, "reference");
            case INTEGER -> integer(in, bits, layout.maxReference(prefixDigits), "reference");
            case TEXT7 -> text7(in, bits, digits, "reference");
            default -> text6(in, 1, digits, "reference");
        };
    }

    private static String serial(EpcReader in, EpcLayout layout) {
        return switch (layout.serial()) {
            case INTEGER -> integer(in, layout.serialBits(), layout.maxSerial(), "serial");
            case LEADING_ONE -> leadingOne(in, layout);
            default -> text7(in, layout.serialBits(), layout.serialMax(), "serial");
        };
    }

    private static String integer(EpcReader in, int bits, long max, String field) {
        long value = in.take(bits, field);
        if (value > max) {
            in.refuse("range", field, Long.toString(value), "must not be above " + max);
        }
        return Long.toString(value);
    }

    private static String leadingOne(EpcReader in, EpcLayout layout) {
        String digits = Long.toString(in.take(layout.serialBits(), "serial"));
        if (digits.length() < 2 || digits.charAt(0) != '1' || digits.length() > layout.serialMax() + 1) {
            in.refuse("numeric-string", "serial", digits, "must be a 1 and 1 to " + layout.serialMax() + " digits");
            return "";
        }
        return digits.substring(1);
    }

    private static String text7(EpcReader in, int bits, int max, String field) {
        StringBuilder out = new StringBuilder(max);
        int left = bits;
        while (left >= 7) {
            int character = (int) in.take(7, field);
            left -= 7;
            if (character == 0) {
                break;
            }
            if (!EpcText.SET_82.has(character)) {
                in.refuse("character", field, EpcText.show(character), "must be of character set 82");
                return "";
            }
            out.append((char) character);
        }
        while (left > 0) {
            int step = Math.min(left, 48);
            if (in.take(step, field) != 0) {
                in.refuse("padding", field, out.toString(), "must be filled with zero bits after its end (TDS 14.4.2)");
            }
            left -= step;
        }
        checkLength(in, out, 1, max, field);
        return out.toString();
    }

    private static String text6(EpcReader in, int min, int max, String field) {
        StringBuilder out = new StringBuilder(max);
        while (!in.failed()) {
            int code = (int) in.take(6, field);
            if (code == 0) {
                break;
            }
            int character = sixBit(code);
            if (!EpcText.SET_39.has(character)) {
                in.refuse("character", field, EpcText.show(character), "must be of A-Z 0-9 # - /");
            }
            out.append((char) character);
            checkLength(in, out, 0, max, field);
        }
        checkLength(in, out, min, max, field);
        return out.toString();
    }

    private static int sixBit(int code) {
        return code < 32 ? code + 64 : code;
    }

    private static void checkLength(EpcReader in, CharSequence text, int min, int max, String field) {
        if (text.length() < min || text.length() > max) {
            in.refuse("length", field, text.toString(), "must have " + min + " to " + max + " characters");
        }
    }

    private static String cage(EpcReader in, int bits) {
        StringBuilder out = new StringBuilder(6);
        for (int i = 0; i < 6; i++) {
            int code = (int) in.take(bits, "CAGE or DoDAAC");
            int character = bits == 6 ? sixBit(code) : code;
            if (EpcText.CAGE.has(character)) {
                out.append((char) character);
            } else if (i > 0 || character != ' ') {
                in.refuse("character", "CAGE or DoDAAC", EpcText.show(character), "must be of A-H J-N P-Z 0-9");
            }
        }
        return out.toString();
    }

    private static List<String> adi(EpcReader in) {
        String cage = cage(in, 6);
        String part = text6(in, 0, EpcClassicWriter.ADI_PART_MAX, "part number");
        if (part.indexOf('#') >= 0) {
            in.refuse("character", "part number", part, "must be of A-Z 0-9 - /");
        }
        String serial = text6(in, 1, EpcClassicWriter.ADI_SERIAL_MAX, "serial number");
        if (serial.lastIndexOf('#') > 0 || serial.equals("#")) {
            in.refuse("character", "serial number", serial, "must have # only before other characters");
        }
        return List.of(cage, part, serial);
    }
}
