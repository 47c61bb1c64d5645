package org.tallyman.sense;

import java.util.Optional;
import org.tallyman.ident.EpcTag;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Scan;

/**
 * The one name by which a thing is known, whatever the tag or label that told of it: the GS1 Digital Link of its key and
 * serial, the pure identity URI of other EPCs, {@code urn:epc:raw:} for tags that are no EPC.
 */
final class ItemName {

    private ItemName() {}

    static String ofEpc(String hex) {
        return switch (EpcTag.of(hex)) {
            case EpcTag.Gs1 gs1 -> gs1.epc().canonicalUri();
            case EpcTag.Unprogrammed tag -> raw(tag);
            case EpcTag.Foreign tag -> raw(tag);
        };
    }

    /** Dialects give hex digits only; should one give less, the text itself is the name. */
    private static String raw(EpcTag tag) {
        return tag.rawUri().orElse("urn:epc:raw:" + tag.hex());
    }

    /** Empty when the label names no single thing: a product without a serial number, or no GS1 data at all. */
    static Optional<String> ofScan(String data) {
        return switch (Scan.parse(data)) {
            case Parsed.Refused<Scan> refused -> Optional.empty();
            case Parsed.Ok<Scan>(Scan scan)
            when names(scan) -> scan.digitalLink().map(ItemName::withoutAttributes);
            case Parsed.Ok<Scan> nothing -> Optional.empty();
        };
    }

    private static boolean names(Scan scan) {
        boolean serialised = scan.gtin().isPresent() && scan.serial().isPresent();
        return serialised
                || scan.sscc().isPresent()
                || scan.value("8004").isPresent()
                || scan.value("8003").filter(grai -> grai.length() > 14).isPresent();
    }

    private static String withoutAttributes(String link) {
        int query = link.indexOf('?');
        return query < 0 ? link : link.substring(0, query);
    }
}
