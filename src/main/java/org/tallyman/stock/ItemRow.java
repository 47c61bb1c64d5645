package org.tallyman.stock;

import java.time.Instant;
import java.util.Optional;

/**
 * One item in a list.
 *
 * @param state what a person wants to know of it at once: in progress, in transit, delivered, not seen yet
 */
record ItemRow(
        String item,
        String href,
        String what,
        String lot,
        Optional<PlaceName> place,
        String state,
        Optional<Instant> since,
        Optional<Instant> seen) {

    static ItemRow of(ItemDocument item) {
        return new ItemRow(
                item.item(),
                ItemPath.of(item.item()),
                what(item),
                item.lot(),
                item.place(),
                state(item),
                item.since(),
                item.lastSeen().map(ItemDocument.Seen::at));
    }

    static String what(ItemDocument item) {
        return switch (item.kind()) {
            case PRODUCT -> item.product().orElse("GTIN " + item.gtin());
            case UNIT -> "Handling unit";
            case ASSET -> "Asset";
            case UNKNOWN -> "Unknown tag";
        };
    }

    static String state(ItemDocument item) {
        if (item.place().isEmpty()) {
            return "not seen yet";
        }
        return item.disposition().replace('_', ' ');
    }
}
