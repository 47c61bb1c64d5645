package org.tallyman.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One item, with the names of what it refers to. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ItemDocument(
        @Schema(description = "its one name: a GS1 Digital Link, a pure identity URI or `urn:epc:raw:`")
        String item,

        ItemKind kind,
        @Schema(description = "14 digits") String gtin,

        @Schema(description = "name of that product, where it is registered")
        Optional<String> product,

        String serial,
        String sscc,
        String lot,
        Optional<LocalDate> expiry,
        Optional<PlaceName> place,
        Optional<String> readPoint,
        String disposition,
        String bizStep,

        @Schema(description = "time of the event that says where it is")
        Optional<Instant> since,

        @Schema(description = "id of that event") Optional<UUID> event,
        Optional<Seen> lastSeen) {

    /** When and how well it was seen last. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "LastSeen")
    record Seen(
            Instant at,
            Optional<String> readPoint,

            @Schema(description = "in the last second or so in which it was seen")
            int reads,

            @Schema(description = "strongest of them") Optional<Double> rssiDbm) {}
}
