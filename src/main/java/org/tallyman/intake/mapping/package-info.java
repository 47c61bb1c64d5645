/** Mappings of JSON beside the messages that they read: written, tried with a device's last messages, saved. */
@NullMarked
package org.tallyman.intake.mapping;

import org.jspecify.annotations.NullMarked;
