/**
 * Sensing: cells, sightings, the place of a tag, passages through doors, and the events of their openings.
 *
 * <p>Owns how reads become presence, so that neither the order nor the number of copies in which reads arrive can
 * matter: a cell merges by sum and extremes, and everything above cells is a fold over them in time order. Must not
 * know what stock, shipments or pages make of an event.
 */
@NullMarked
package org.tallyman.sense;

import org.jspecify.annotations.NullMarked;
