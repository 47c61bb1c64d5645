package org.tallyman.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One item, with the names of what it refers to.
 *
 * @param item its one name: a GS1 Digital Link, a pure identity URI or {@code urn:epc:raw:}
 * @param gtin 14 digits
 * @param product name of that product, where it is registered
 * @param since time of the event that says where it is
 * @param event id of that event
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ItemDocument(
        String item,
        ItemKind kind,
        String gtin,
        Optional<String> product,
        String serial,
        String sscc,
        String lot,
        Optional<LocalDate> expiry,
        Optional<PlaceName> place,
        Optional<String> readPoint,
        String disposition,
        String bizStep,
        Optional<Instant> since,
        Optional<UUID> event,
        Optional<Seen> lastSeen) {

    /**
     * When and how well it was seen last.
     *
     * @param reads in the last second or so in which it was seen
     * @param rssiDbm strongest of them
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Seen(Instant at, Optional<String> readPoint, int reads, Optional<Double> rssiDbm) {}
}
