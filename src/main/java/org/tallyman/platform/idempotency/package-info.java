/**
 * {@code Idempotency-Key}: a POST that comes again with its key is not carried out again and gets the answer of the first
 * time.
 *
 * <p>Owns the keys and the answers. Must not know any command: that one was carried out it learns in the command's own
 * transaction, from the audit trail.
 */
@NullMarked
package org.tallyman.platform.idempotency;

import org.jspecify.annotations.NullMarked;
