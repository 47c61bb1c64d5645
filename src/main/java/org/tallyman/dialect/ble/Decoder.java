package org.tallyman.dialect.ble;

import org.tallyman.dialect.tracker.ByteCursor;

/** Reads the data behind a company's or a service's number; says nothing of a frame that it does not know whole. */
@FunctionalInterface
interface Decoder {
    void decode(ByteCursor data, Advertisement to);
}
