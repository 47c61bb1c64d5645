package org.tallyman.device.revision;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of one thing.
 *
 * @param number rises with every change of anything in the table
 * @param key by which it is found
 * @param content empty when the change took it out of use
 * @param bytes of its text
 */
public record Revision<T>(long number, String name, String key, Optional<T> content, int bytes, Instant recordedAt) {}
