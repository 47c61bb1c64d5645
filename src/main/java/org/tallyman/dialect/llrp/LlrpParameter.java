package org.tallyman.dialect.llrp;

import java.util.List;

/** A parameter. */
public record LlrpParameter(Shape shape, List<Value> values, List<LlrpParameter> parameters) implements LlrpPart {
    public LlrpParameter {
        values = List.copyOf(values);
        parameters = List.copyOf(parameters);
    }
}
