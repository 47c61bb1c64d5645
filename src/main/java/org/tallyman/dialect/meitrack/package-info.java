/**
 * Meitrack trackers (MVT, T, P, MT and TC series): records as text ({@code AAA}) and in binary ({@code CCC}, {@code CCE}),
 * photos on their way, and commands, all in frames that say how long they are.
 *
 * <p>Owns what Meitrack's “GPRS Protocol” lays down of the events, parameters and voltages of its models.
 */
@NullMarked
package org.tallyman.dialect.meitrack;

import org.jspecify.annotations.NullMarked;
