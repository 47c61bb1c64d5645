/**
 * Bluetooth Low Energy advertisements, whatever gateway heard them: the structures of the payload (Core Specification
 * Supplement, part A), beacons by which a tag is known, and the sensors of many makers.
 *
 * <p>Owns what an advertisement says and how a beacon is named as a tag. Knows no gateway's words.
 */
@NullMarked
package org.tallyman.dialect.ble;

import org.jspecify.annotations.NullMarked;
