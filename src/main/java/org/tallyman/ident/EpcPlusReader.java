package org.tallyman.ident;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what follows the header and filter of the {@code +} and {@code ++} schemes (TDS 14.6 and 15.3). */
final class EpcPlusReader {

    /** The application identifiers that a DSGTIN's date type stands for, by value. */
    static final List<String> DATE_TYPES = List.of("11", "13", "15", "16", "17", "7006", "7007");

    private static final int MIN_FREE_KEY = 5;
    private static final int MIN_FREE_KEY_DIGITS = 4;

    private EpcPlusReader() {}

    static EpcContent.Data data(EpcReader in, EpcScheme scheme, boolean aidcData) {
        AiElement date = scheme.key() == EpcKey.DSGTIN ? date(in) : null;
        List<AiElement> elements = new ArrayList<>(4);
        for (String ai : scheme.key().ais()) {
            elements.add(EpcAiReader.element(in, ai));
        }
        checkKey(in, elements);
        if (date != null) {
            elements.add(date);
        }
        String host = scheme.form() == EpcScheme.Form.PLUS_PLUS ? EpcHostName.read(in) : null;
        if (aidcData) {
            aidcData(in, elements);
        }
        return new EpcContent.Data(List.copyOf(elements), aidcData, host);
    }

    private static @Nullable AiElement date(EpcReader in) {
        int type = (int) in.take(4, "date type");
        if (type >= DATE_TYPES.size()) {
            in.refuse("date-type", "date type", Integer.toString(type), "must be 0 to 6");
            return null;
        }
        String ai = DATE_TYPES.get(type);
        return new AiElement(ai, EpcDates.date(in, ai.length() == 2));
    }

    /** Rules of a key that its binary format does not hold by itself. */
    private static void checkKey(EpcReader in, List<AiElement> elements) {
        AiElement key = elements.getFirst();
        String value = key.value();
        switch (key.ai()) {
            case "8003" -> {
                if (!value.startsWith("0")) {
                    in.refuse("format", "AI (8003)", value, "must begin with 0");
                }
            }
            case "8004", "8010" -> checkFreeKey(in, key);
            default -> {}
        }
    }

    private static void checkFreeKey(EpcReader in, AiElement key) {
        String value = key.value();
        String field = "AI (" + key.ai() + ")";
        if (!freeKey(value)) {
            in.refuse("format", field, value, "must be at least four digits of a company prefix and a reference");
        }
        EpcText set = key.ai().equals("8010") ? EpcText.SET_39 : EpcText.SET_82;
        int outside = set.firstOutside(value);
        if (outside >= 0) {
            in.refuse("character", field, EpcText.show(outside), "is not a character of this key");
        }
    }

    static boolean freeKey(String value) {
        return value.length() >= MIN_FREE_KEY && EpcDigits.allDigits(value.substring(0, MIN_FREE_KEY_DIGITS));
    }

    /** Elements until only zero bits are left; the toggle promises at least one. */
    private static void aidcData(EpcReader in, List<AiElement> elements) {
        do {
            elements.add(EpcAiReader.element(in, EpcAiReader.ai(in)));
        } while (!in.failed() && !in.onlyZerosRemain());
    }
}
