/**
 * Fleet: things that move, the trackers on them, and what trackers and sensors observed.
 *
 * <p>Owns fixes and measurements by day of observing, the newest of each, assets and which tracker was on which of them
 * when. Must not know stock, shipments or anything above.
 */
@NullMarked
package org.tallyman.fleet;

import org.jspecify.annotations.NullMarked;
