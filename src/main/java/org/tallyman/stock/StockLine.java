package org.tallyman.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of stock: of a product, of a place, or of a product and lot at a place; what a line does not tell apart is
 * absent.
 *
 * @param product name of the product, where it is registered
 * @param quantity pieces of products at hand
 * @param inTransit pieces that left through a door and were not seen since
 * @param places how many places hold it, and {@code lots} how many lots it is
 * @param units handling units, {@code assets} returnable assets, {@code unknown} tags that nobody named a product for
 * @param changedAt when a quantity here changed last
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record StockLine(
        Optional<String> gtin,
        Optional<String> product,
        Optional<String> lot,
        Optional<PlaceName> place,
        long quantity,
        long inTransit,
        Optional<Long> places,
        Optional<Long> lots,
        Optional<Long> units,
        Optional<Long> assets,
        Optional<Long> unknown,
        Instant changedAt) {}
