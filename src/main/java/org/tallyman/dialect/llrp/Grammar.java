package org.tallyman.dialect.llrp;

import java.util.Optional;
import org.tallyman.ident.Refusal;

/** Which parameters stand in which, and how many, as the tables have it. Their order is free. */
final class Grammar {

    private Grammar() {}

    /** The first broken rule. */
    static Optional<Refusal> fault(LlrpPart part) {
        Shape shape = part.shape();
        if (part.values().size() != shape.fields().size()) {
            return fault(
                    "fields",
                    part.name(),
                    Integer.toString(part.values().size()),
                    "has " + shape.fields().size() + " fields");
        }
        for (LlrpParameter parameter : part.parameters()) {
            if (shape.slots().stream().noneMatch(slot -> slot.takes(parameter.shape()))) {
                return fault("unexpected-parameter", part.name(), parameter.name(), "may not stand here");
            }
        }
        for (Slot slot : shape.slots()) {
            long count = part.parameters().stream()
                    .filter(parameter -> slot.takes(parameter.shape()))
                    .count();
            if (count < slot.min() || count > slot.max()) {
                String most = slot.max() == Integer.MAX_VALUE ? "any number" : Integer.toString(slot.max());
                return fault(
                        "parameter-count",
                        part.name() + "." + slot.name(),
                        Long.toString(count),
                        slot.min() + " to " + most);
            }
        }
        return part.parameters().stream()
                .map(Grammar::fault)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Refusal> fault(String code, String field, String value, String rule) {
        return Optional.of(new Refusal(code, field, value, rule));
    }
}
