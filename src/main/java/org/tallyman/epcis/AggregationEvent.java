package org.tallyman.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Things were put into, taken from or seen in a container (EPCIS 2.0, clause 7.4.3).
 *
 * @param parentId null only where all children leave an unknown container or are merely seen together
 */
public record AggregationEvent(
        EventHead head,
        Action action,
        @Nullable String parentId,
        List<String> children,
        List<QuantityElement> childQuantities,
        BusinessContext context,
        List<SensorElement> sensors,
        Json.Members extra)
        implements EpcisEvent {

    public AggregationEvent {
        children = List.copyOf(children);
        childQuantities = List.copyOf(childQuantities);
        sensors = List.copyOf(sensors);
    }

    @Override
    public EventType type() {
        return EventType.AGGREGATION;
    }

    @Override
    public AggregationEvent withHead(EventHead head) {
        return new AggregationEvent(head, action, parentId, children, childQuantities, context, sensors, extra);
    }
}
