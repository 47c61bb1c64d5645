/**
 * Lines of text as barcode scanners, scales and dimensioners send them over TCP and serial ports: each between a start and an
 * end, in a layout that the device's settings describe.
 *
 * <p>Owns those settings ({@link org.tallyman.dialect.textline.LineSettings}). Knows no make of device.
 */
@NullMarked
package org.tallyman.dialect.textline;

import org.jspecify.annotations.NullMarked;
