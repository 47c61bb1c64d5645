/**
 * What Modbus devices hold: registers and bits, which Tallyman asks for and the profile of a device gives a meaning.
 *
 * <p>Owns that meaning ({@link org.tallyman.dialect.modbus.ModbusMap}), which requests ask for it, and the form in which a poll is
 * kept ({@link org.tallyman.dialect.modbus.Poll}). Who asks is the affair of a link.
 */
@NullMarked
package org.tallyman.dialect.modbus;

import org.jspecify.annotations.NullMarked;
