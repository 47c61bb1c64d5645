package org.tallyman.stock;

import java.time.Instant;
import org.tallyman.platform.Link;

/**
 * A line of the inventory.
 *
 * @param name of the product or place; the code again where it has none
 * @param code GTIN, lot or place code
 * @param href where the line opens to
 * @param items address of the items that the quantity counts
 */
record StockRow(
        String name,
        String code,
        String href,
        String items,
        long quantity,
        long inTransit,
        long places,
        long lots,
        long units,
        long assets,
        long unknown,
        Instant changedAt) {

    /** With what {@code items} is narrowed to. */
    static StockRow product(StockLine line, Link items) {
        String gtin = line.gtin().orElse("");
        return row(
                line,
                line.product().orElse("Product not registered"),
                gtin,
                Link.to("/stock/" + gtin)
                        .with("site", items.parameters().get("site"))
                        .toString(),
                items.with("gtin", gtin).toString());
    }

    static StockRow place(StockLine line, Link items) {
        PlaceName place = line.place().orElseThrow();
        return row(
                line,
                place.name(),
                place.code(),
                "/places/" + place.id(),
                items.with("place", Long.toString(place.id()))
                        .with("kind", "product")
                        .toString());
    }

    static StockRow lot(StockLine line) {
        PlaceName place = line.place().orElseThrow();
        String lot = line.lot().orElse("");
        return row(
                line,
                place.name(),
                lot,
                "/places/" + place.id(),
                "/items?gtin=" + line.gtin().orElse("") + "&lot=" + ItemPath.encoded(lot) + "&place=" + place.id());
    }

    private static StockRow row(StockLine line, String name, String code, String href, String items) {
        return new StockRow(
                name,
                code,
                href,
                items,
                line.quantity(),
                line.inTransit(),
                line.places().orElse(0L),
                line.lots().orElse(0L),
                line.units().orElse(0L),
                line.assets().orElse(0L),
                line.unknown().orElse(0L),
                line.changedAt());
    }
}
