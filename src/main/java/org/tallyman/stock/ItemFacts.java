package org.tallyman.stock;

import java.util.List;
import org.tallyman.ident.AiElement;
import org.tallyman.ident.DigitalLink;
import org.tallyman.ident.Parsed;

/**
 * What an item's own name tells, without anybody's word. Texts are empty where it does not.
 *
 * @param gtin 14 digits
 * @param sscc 18 digits
 */
record ItemFacts(ItemKind kind, String gtin, String serial, String sscc) {

    private static final int GTIN_LENGTH = 14;
    private static final String LINK = "https://";

    static ItemFacts of(String item) {
        return item.startsWith(LINK) && DigitalLink.parse(item) instanceof Parsed.Ok<DigitalLink>(DigitalLink link)
                ? of(link.elements())
                : new ItemFacts(ItemKind.UNKNOWN, "", "", "");
    }

    private static ItemFacts of(List<AiElement> elements) {
        String gtin = value(elements, "01");
        if (gtin.isEmpty() && value(elements, "8006").length() > GTIN_LENGTH) {
            gtin = value(elements, "8006").substring(0, GTIN_LENGTH);
        }
        String sscc = value(elements, "00");
        boolean asset = elements.stream()
                .anyMatch(element -> element.ai().equals("8003") || element.ai().equals("8004"));
        ItemKind other = asset ? ItemKind.ASSET : ItemKind.UNKNOWN;
        ItemKind unit = sscc.isEmpty() ? other : ItemKind.UNIT;
        return new ItemFacts(gtin.isEmpty() ? unit : ItemKind.PRODUCT, gtin, value(elements, "21"), sscc);
    }

    private static String value(List<AiElement> elements, String ai) {
        return elements.stream()
                .filter(element -> element.ai().equals(ai))
                .map(AiElement::value)
                .findFirst()
                .orElse("");
    }
}
