/**
 * Links and gateways: how messages come in, are kept, acknowledged, quarantined, replayed and handed upwards.
 *
 * <p>Owns the journal and the fold that feeds every {@link org.tallyman.intake.ObservationConsumer}. Knows devices and
 * their languages; must not know what upper floors make of an observation.
 */
@NullMarked
package org.tallyman.intake;

import org.jspecify.annotations.NullMarked;
