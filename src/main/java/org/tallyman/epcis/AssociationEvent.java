package org.tallyman.epcis;

import java.util.List;

/** Things were fixed to, taken off or seen on another thing or place (EPCIS 2.0, clause 7.4.6). */
public record AssociationEvent(
        EventHead head,
        Action action,
        String parentId,
        List<String> children,
        List<QuantityElement> childQuantities,
        BusinessContext context,
        List<SensorElement> sensors,
        Json.Members extra)
        implements EpcisEvent {

    public AssociationEvent {
        children = List.copyOf(children);
        childQuantities = List.copyOf(childQuantities);
        sensors = List.copyOf(sensors);
    }

    @Override
    public EventType type() {
        return EventType.ASSOCIATION;
    }

    @Override
    public AssociationEvent withHead(EventHead head) {
        return new AssociationEvent(head, action, parentId, children, childQuantities, context, sensors, extra);
    }
}
