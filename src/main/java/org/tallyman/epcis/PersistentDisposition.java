package org.tallyman.epcis;

import java.util.List;

/** Dispositions that hold from this event on until an event unsets them (EPCIS 2.0, clause 7.3.5.4). */
public record PersistentDisposition(List<String> set, List<String> unset) {

    public PersistentDisposition {
        set = List.copyOf(set);
        unset = List.copyOf(unset);
    }
}
