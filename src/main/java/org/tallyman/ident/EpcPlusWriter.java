package org.tallyman.ident;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the {@code +} and {@code ++} schemes from elements (TDS 14.6 and 15.3). */
final class EpcPlusWriter {

    private EpcPlusWriter() {}

    /**
     * The hexadecimal digits of an EPC; the last digit is filled with zero bits.
     *
     * @param elements key and serial part in any place; for a DSGTIN the first date counts as its own; all others are
     *     +AIDC data in their order
     */
    static Parsed<String> hex(EpcScheme scheme, EpcEncoding encoding, List<AiElement> elements) {
        EpcWriter out = new EpcWriter();
        List<AiElement> rest = new ArrayList<>(elements);
        List<AiElement> key = new ArrayList<>(2);
        for (String ai : scheme.key().ais()) {
            AiElement element = take(rest, List.of(ai));
            if (element == null && ai.equals("254")) {
                element = new AiElement(ai, "0");
            }
            if (element == null) {
                return Parsed.refused(
                        "missing-element", "AI (" + ai + ")", "", "must be there for " + scheme.tdsName());
            }
            key.add(element);
        }
        AiElement date = scheme.key() == EpcKey.DSGTIN ? take(rest, EpcPlusReader.DATE_TYPES) : null;
        if (encoding.filter() < 0 || encoding.filter() > 7) {
            out.refuse("filter", "filter", Integer.toString(encoding.filter()), "must be 0 to 7");
        }
        out.put(scheme.header(), 8);
        out.put(rest.isEmpty() ? 0 : 1, 1);
        out.put(encoding.filter() & 7, 3);
        if (scheme.key() == EpcKey.DSGTIN) {
            date(out, date);
        }
        checkKey(out, key.getFirst());
        key.forEach(element -> EpcAiWriter.element(out, element));
        if (scheme.form() == EpcScheme.Form.PLUS_PLUS) {
            String host = encoding.hostName();
            EpcHostName.write(out, host == null ? "" : host);
        }
        for (AiElement element : rest) {
            EpcAiWriter.ai(out, element.ai());
            EpcAiWriter.element(out, element);
        }
        return out.toHex();
    }

    private static @Nullable AiElement take(List<AiElement> elements, List<String> ais) {
        for (AiElement element : elements) {
            if (ais.contains(element.ai())) {
                elements.remove(element);
                return element;
            }
        }
        return null;
    }

    private static void date(EpcWriter out, @Nullable AiElement date) {
        if (date == null) {
            out.refuse("missing-element", "date", "", "must be there for a DSGTIN");
            return;
        }
        out.put(EpcPlusReader.DATE_TYPES.indexOf(date.ai()), 4);
        EpcDates.date(out, date.value(), date.ai().length() == 2);
    }

    private static void checkKey(EpcWriter out, AiElement key) {
        String value = key.value();
        String field = "AI (" + key.ai() + ")";
        int checked = EpcCheckedKeys.digits(key.ai());
        if (checked > 0 && (value.length() < checked || !CheckDigit.valid(value.substring(0, checked)))) {
            out.refuse("check-digit", field, value, "must have " + checked + " digits, the last its check digit");
        }
        if (key.ai().equals("8003") && !value.startsWith("0")) {
            out.refuse("format", field, value, "must begin with 0");
        }
        if ((key.ai().equals("8004") || key.ai().equals("8010")) && !EpcPlusReader.freeKey(value)) {
            out.refuse("format", field, value, "must be at least four digits of a company prefix and a reference");
        }
    }
}
