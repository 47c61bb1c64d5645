/**
 * Readers, gateways, trackers, scanners and sensors: who they are, what language they speak, where they stand, and
 * which read point each antenna serves from when on.
 *
 * <p>Stands over {@code place}, {@code catalog}, {@code dialect} and {@code access}. Must not know messages, events or
 * stock: others show theirs on these pages through panels that they implement.
 */
@NullMarked
package org.tallyman.device;

import org.jspecify.annotations.NullMarked;
