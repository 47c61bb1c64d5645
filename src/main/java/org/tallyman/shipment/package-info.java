/**
 * Shipments: what should go out of or come in by which door, what did, and how far each one has come.
 *
 * <p>Owns orders, the passages through doors, the facts that people state about a shipment and everything derived from the
 * two. Must not know pages that join features, tasks or alerts; nothing below calls it but as an event projection.
 */
@NullMarked
package org.tallyman.shipment;

import org.jspecify.annotations.NullMarked;
