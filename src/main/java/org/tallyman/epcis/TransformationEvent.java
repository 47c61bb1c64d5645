package org.tallyman.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inputs became outputs (EPCIS 2.0, clause 7.4.5).
 *
 * @param transformationId ties events of one transformation together; null when this event holds all of it
 */
public record TransformationEvent(
        EventHead head,
        @Nullable String transformationId,
        List<String> inputs,
        List<QuantityElement> inputQuantities,
        List<String> outputs,
        List<QuantityElement> outputQuantities,
        BusinessContext context,
        List<SensorElement> sensors,
        Json.Members ilmd,
        Json.Members extra)
        implements EpcisEvent {

    public TransformationEvent {
        inputs = List.copyOf(inputs);
        inputQuantities = List.copyOf(inputQuantities);
        outputs = List.copyOf(outputs);
        outputQuantities = List.copyOf(outputQuantities);
        sensors = List.copyOf(sensors);
    }

    @Override
    public EventType type() {
        return EventType.TRANSFORMATION;
    }

    @Override
    public @Nullable Action action() {
        return null;
    }

    @Override
    public TransformationEvent withHead(EventHead head) {
        return new TransformationEvent(
                head,
                transformationId,
                inputs,
                inputQuantities,
                outputs,
                outputQuantities,
                context,
                sensors,
                ilmd,
                extra);
    }
}
