/**
 * Queclink's @Track: reports as text ({@code +RESP:GTFRI,...$}), in the binary form of older models ({@code +RSP}) and in
 * that of newer ones ({@code +} and a zero byte).
 *
 * <p>Owns the layouts of reports by device type, as Queclink's “@Track Air Interface Protocol” of each model gives them.
 * Sessions remember nothing: each report names its device and its model.
 */
@NullMarked
package org.tallyman.dialect.queclink;

import org.jspecify.annotations.NullMarked;
