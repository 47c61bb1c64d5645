/**
 * Impinj IoT device interface (R700 family): events as webhook arrays, newline-delimited JSON or single MQTT messages.
 *
 * <p>Owns that interface's event schema. Knows no other language.
 */
@NullMarked
package org.tallyman.dialect.impinj;

import org.jspecify.annotations.NullMarked;
