/**
 * Sparkplug B over MQTT (Eclipse Sparkplug 3.0, sparkplug_b.proto): edge nodes and their devices, which are born with all their
 * metrics and then tell of changes by short aliases.
 *
 * <p>Owns what a host application must remember between messages, and when it asks a node to be born again.
 */
@NullMarked
package org.tallyman.dialect.sparkplug;

import org.jspecify.annotations.NullMarked;
