/**
 * What end devices of LoRaWAN put into their payloads, for those whose network server does not decode them.
 *
 * <p>Owns the seam at which a payload becomes named values ({@link org.tallyman.dialect.lorawan.codec.PayloadCodec}),
 * and the built-in codecs. Most of these are tables beside the classes: layouts in {@code *.txt}, read by {@code
 * FormulaCodec}, {@code TlvCodec} and {@code DecentlabCodec}. Names and units are those of the makers' own {@code
 * decodeUplink}, so that a device says the same whoever decodes it. Does not know what the names mean to Tallyman.
 */
@NullMarked
package org.tallyman.dialect.lorawan.codec;

import org.jspecify.annotations.NullMarked;
