/**
 * Teltonika: the codecs 8, 8 Extended, 16 and 7 of records, the codecs 12 to 15 of texts and commands, over TCP and UDP.
 *
 * <p>Owns the meaning of the I/O elements by their numbers. After the maker's wiki (Codec, Teltonika Data Sending
 * Protocols, and the parameter lists of the FMB, FMC and FMM platforms).
 */
@NullMarked
package org.tallyman.dialect.teltonika;

import org.jspecify.annotations.NullMarked;
