/**
 * What a feature says of the state that it derives, so that it can be made again from the journal and compared.
 *
 * <p>Owns the words for that. Must not know any table: each feature names its own.
 */
@NullMarked
package org.tallyman.platform.rebuild;

import org.jspecify.annotations.NullMarked;
