package org.tallyman.epcis;

import java.util.List;

/** Something happened to one or more things (EPCIS 2.0, clause 7.4.2). */
public record ObjectEvent(
        EventHead head,
        Action action,
        List<String> epcs,
        List<QuantityElement> quantities,
        BusinessContext context,
        List<SensorElement> sensors,
        Json.Members ilmd,
        Json.Members extra)
        implements EpcisEvent {

    public ObjectEvent {
        epcs = List.copyOf(epcs);
        quantities = List.copyOf(quantities);
        sensors = List.copyOf(sensors);
    }

    @Override
    public EventType type() {
        return EventType.OBJECT;
    }

    @Override
    public ObjectEvent withHead(EventHead head) {
        return new ObjectEvent(head, action, epcs, quantities, context, sensors, ilmd, extra);
    }

    /** A sighting: nothing changed, these were seen. */
    public static ObjectEvent observe(EventHead head, List<String> epcs, BusinessContext context) {
        return new ObjectEvent(
                head, Action.OBSERVE, epcs, List.of(), context, List.of(), Json.Members.NONE, Json.Members.NONE);
    }
}
