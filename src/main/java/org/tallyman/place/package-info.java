/**
 * Sites, buildings, zones, aisles, bins, doors, yards and vehicles as one tree, the read points in it, and the floor
 * plan.
 *
 * <p>Owns where things can be and where they are observed, with settings that hold from an instant on. Must not know
 * devices, products, stock or events: others show theirs on these pages through panels that they implement.
 */
@NullMarked
package org.tallyman.place;

import org.jspecify.annotations.NullMarked;
