package org.tallyman.dialect.llrp;

import java.util.List;

/**
 * A message.
 *
 * @param version of the protocol as the header has it: 1 for LLRP 1.0.1, 2 for LLRP 1.1
 * @param id by which an answer is told to belong to its request, 0 to 2^32-1
 */
public record LlrpMessage(int version, Shape shape, long id, List<Value> values, List<LlrpParameter> parameters)
        implements LlrpPart {
    public LlrpMessage {
        values = List.copyOf(values);
        parameters = List.copyOf(parameters);
    }
}
