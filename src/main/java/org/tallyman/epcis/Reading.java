package org.tallyman.epcis;

import java.util.List;

/** What came of reading an EPCIS text: the value, or all that is wrong in it. */
public sealed interface Reading<T> {

    record Read<T>(T value) implements Reading<T> {}

    /** At least one fault, at most 100. */
    record Refused<T>(List<Fault> faults) implements Reading<T> {

        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
