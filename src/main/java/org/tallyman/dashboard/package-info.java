/**
 * Pages that join features: the overview, what waits for a decision, and devices that nobody knows.
 *
 * <p>Owns no table. Reads what the floors below offer, and must hold no rule of theirs.
 */
@NullMarked
package org.tallyman.dashboard;

import org.jspecify.annotations.NullMarked;
