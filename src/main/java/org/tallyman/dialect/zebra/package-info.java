/**
 * Zebra IoT Connector of fixed readers (FX7500, FX9600, FXR90, ATR7000) in all operating modes, its management events,
 * and the data events of the RFD40 and RFD90 sleds.
 *
 * <p>Owns that connector's event schema. Knows no other language.
 */
@NullMarked
package org.tallyman.dialect.zebra;

import org.jspecify.annotations.NullMarked;
