/**
 * Start-up, the embedded database, wiring, health, metrics, clock and headers.
 *
 * <p>Sees every feature; no feature sees it.
 */
@NullMarked
package org.tallyman.server;

import org.jspecify.annotations.NullMarked;
