package org.tallyman.dialect.llrp;

import java.util.Set;

/**
 * A place for parameters inside a message or parameter.
 *
 * @param name the parameter, or the choice of several, that stands there
 * @param parameters names of what may stand there; {@code Custom} means any vendor's
 * @param min how many there are at least
 * @param max how many there are at most
 */
public record Slot(String name, Set<String> parameters, int min, int max) {

    public Slot {
        parameters = Set.copyOf(parameters);
    }

    boolean takes(Shape shape) {
        return parameters.contains(shape.name()) || (shape.isCustom() && parameters.contains(Shape.CUSTOM));
    }
}
