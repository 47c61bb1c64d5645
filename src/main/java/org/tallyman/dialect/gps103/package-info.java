/**
 * GPS103 and its descendants of Coban and others, also sold as TK102B, TK103B, GPS303: lines that begin with {@code
 * imei:}.
 *
 * <p>Owns the words of these ("GPRS Protocol", Shenzhen Coban Electronics, 2014). There is no checksum.
 */
@NullMarked
package org.tallyman.dialect.gps103;

import org.jspecify.annotations.NullMarked;
