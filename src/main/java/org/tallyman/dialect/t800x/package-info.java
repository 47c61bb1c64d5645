/**
 * Topflytech trackers: T8xx with and without OBD, asset trackers (T87xx, SolarX, KnightX) and the Bluetooth tags around them.
 *
 * <p>Owns the layouts of their messages, as Topflytech's published codecs read them. Sessions remember nothing: each message
 * names its device. Encrypted messages are not read.
 */
@NullMarked
package org.tallyman.dialect.t800x;

import org.jspecify.annotations.NullMarked;
