/**
 * Mappings that people write for JSON of any shape: kept with all their versions, found by the name in a device's profile.
 *
 * <p>How a mapping is read is {@code dialect.mapping}; its pages are {@code intake.mapping}, beside the messages.
 */
@NullMarked
package org.tallyman.device.mapping;

import org.jspecify.annotations.NullMarked;
