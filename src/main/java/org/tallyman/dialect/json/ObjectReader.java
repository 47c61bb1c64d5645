package org.tallyman.dialect.json;

import java.io.IOException;

/** Reads one object of a message. */
@FunctionalInterface
public interface ObjectReader {

    /**
     * Reads the object at which {@code members} stands, and leaves it at the object's end. Says {@link
     * ElementSink#endElement} once for each element the object holds.
     *
     * @throws IOException when the JSON itself is broken; what was added since is taken back
     */
    void read(Members members, ElementSink sink) throws IOException;
}
