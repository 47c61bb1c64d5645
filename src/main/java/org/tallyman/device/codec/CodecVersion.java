package org.tallyman.device.codec;

import java.time.Instant;
import java.util.Optional;
import org.tallyman.dialect.lorawan.script.Script;

/**
 * One change of a codec.
 *
 * @param revision rises with every change of any codec
 * @param model the letters and digits of the name, in lower case
 * @param script empty when the change took the codec away
 * @param bytes of the script
 */
record CodecVersion(long revision, String name, String model, Optional<Script> script, int bytes, Instant recordedAt) {}
