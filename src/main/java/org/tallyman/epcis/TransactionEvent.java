package org.tallyman.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Things were tied to a business document or untied from it (EPCIS 2.0, clause 7.4.4). */
public record TransactionEvent(
        EventHead head,
        Action action,
        @Nullable String parentId,
        List<String> epcs,
        List<QuantityElement> quantities,
        BusinessContext context,
        List<SensorElement> sensors,
        Json.Members extra)
        implements EpcisEvent {

    public TransactionEvent {
        epcs = List.copyOf(epcs);
        quantities = List.copyOf(quantities);
        sensors = List.copyOf(sensors);
    }

    @Override
    public EventType type() {
        return EventType.TRANSACTION;
    }

    @Override
    public TransactionEvent withHead(EventHead head) {
        return new TransactionEvent(head, action, parentId, epcs, quantities, context, sensors, extra);
    }
}
