package org.tallyman.shipment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.tallyman.epcis.BizTransaction;
import org.tallyman.epcis.BusinessContext;
import org.tallyman.epcis.Cbv;
import org.tallyman.epcis.EventHead;
import org.tallyman.epcis.ObjectEvent;
import org.tallyman.event.EventIds;
import org.tallyman.event.EventRecord;

/**
 * One thing that a shipment brought to somebody else.
 *
 * @param shipment reference
 * @param door by which it left us: all that is known here of where it went
 * @param at when the shipment arrived
 */
record Delivery(String item, String shipment, long door, Instant at) {

    UUID id() {
        return EventIds.of(at, item, shipment, "DELIVERED");
    }

    /** In EPCIS, it arrived at a place that is none of ours, with the shipment as its dispatch advice. */
    EventRecord event() {
        BusinessContext context = new BusinessContext(
                "arriving",
                Cbv.DELIVERED,
                null,
                null,
                null,
                List.of(new BizTransaction("desadv", "urn:tallyman:shipment:" + shipment)),
                List.of(),
                List.of());
        return new EventRecord(
                id(), ObjectEvent.observe(EventHead.at(at, ZoneOffset.UTC), List.of(item), context), 0, door, 0, 0);
    }
}
