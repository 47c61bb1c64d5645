/**
 * Decode anything: codes and device frames that someone pastes or posts, explained in all their forms.
 *
 * <p>Stores nothing and knows neither the journal nor devices: only what {@code ident} and the dialects say.
 */
@NullMarked
package org.tallyman.intake.explain;

import org.jspecify.annotations.NullMarked;
